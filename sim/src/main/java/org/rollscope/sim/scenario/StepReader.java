package org.rollscope.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rollscope.sim.scenario.Step.Pressing;
import org.rollscope.sim.scenario.Step.Surge;
import org.rollscope.sim.scenario.YamlTree.Mapping;
import org.rollscope.sim.scenario.YamlTree.Node;

/** Reads the steps of a script. */
final class StepReader {
  private static final String KINDS =
      "rest, carry, touch, strokes, hold, circles, spiral, pause, lift, repeat";
  private static final double HIGHEST_PRESSURE = 1500;

  private final String source;
  private final double variation;

  StepReader(String source, double variation) {
    this.source = source;
    this.variation = variation;
  }

  List<Step> steps(List<Node> nodes) {
    List<Step> steps = new ArrayList<>();
    for (Node node : nodes) {
      if (!(node instanceof Mapping mapping) || mapping.entries().size() != 1) {
        throw new ScenarioException(
            source + ", line " + node.line() + ": a step is one of " + KINDS + ", then its values");
      }
      Map.Entry<String, Node> entry = mapping.entries().entrySet().iterator().next();
      if (entry.getKey().equals("repeat")) {
        steps.addAll(repeat(entry.getValue()));
      } else {
        steps.add(step(entry.getKey(), entry.getValue(), new Fields(source, "the step", mapping)));
      }
    }
    return steps;
  }

  private List<Step> repeat(Node node) {
    Fields fields = new Fields(source, "repeat", node);
    int times = fields.count("times");
    List<Step> once = steps(fields.items("steps"));
    fields.noOthers();
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      all.addAll(once);
    }
    return all;
  }

  private Step step(String kind, Node node, Fields step) {
    return switch (kind) {
      case "rest" -> new Step.Rest(step.positive(kind, Quantity.TIME));
      case "carry" ->
          new Step.Carry(step.value(kind, Quantity.TIME, 0.3, 600, "between 0.3 s and 10 min"));
      case "pause" ->
          new Step.Pause(
              step.value(
                  kind, Quantity.TIME, 0, Step.LONGEST_PAUSE, "at most 1.9 s; longer is a hold"));
      case "lift" -> lift(step, kind);
      case "touch" -> touch(new Fields(source, kind, node));
      case "strokes" -> strokes(new Fields(source, kind, node));
      case "hold" -> hold(new Fields(source, kind, node));
      case "circles" -> circles(new Fields(source, kind, node));
      case "spiral" -> spiral(new Fields(source, kind, node));
      default -> throw step.error(node.line(), "'" + kind + "' is no step; use one of " + KINDS);
    };
  }

  private static Step lift(Fields step, String key) {
    double time = step.positive(key, Quantity.TIME);
    step.check(
        key,
        (time >= 0.35 && time <= 1.3) || time >= 3,
        "must be 0.35 to 1.3 s (the patch stays) or at least 3 s (a new patch)");
    return new Step.Lift(time);
  }

  private static Step touch(Fields fields) {
    Step.Touch touch =
        new Step.Touch(pressure(fields), fields.value("over", Quantity.TIME, Double.NaN));
    fields.noOthers();
    return touch;
  }

  private Step strokes(Fields fields) {
    double shortest = variation > 0 ? Step.SHORTEST_STROKE : 0.036;
    Step.Strokes strokes =
        new Step.Strokes(
            fields.count("count"),
            fields.value(
                "length",
                Quantity.LENGTH,
                shortest,
                2,
                "between %.0f mm, so that it surely counts, and 2 m".formatted(1000 * shortest)),
            fields.positive("time", Quantity.TIME),
            fields.value("direction", Quantity.ANGLE, 0),
            fields.flag("one-way"),
            fields.share("hiccups", 0),
            fields.share("pauses", 0),
            pressing(fields));
    fields.noOthers();
    return strokes;
  }

  private static Step hold(Fields fields) {
    double time = fields.value("time", Quantity.TIME);
    fields.check("time", time >= Step.SHORTEST_HOLD, "must be at least 4 s; shorter is a pause");
    double roll = fields.value("micro-roll", Quantity.LENGTH, 0);
    fields.check("micro-roll", roll >= 0 && roll <= Step.LARGEST_MICRO_ROLL, "must be 0 to 8 mm");
    Step.Hold hold = new Step.Hold(time, roll, pressing(fields));
    fields.noOthers();
    return hold;
  }

  private static Step circles(Fields fields) {
    Step.Circles circles =
        new Step.Circles(
            fields.count("count"),
            fields.value(
                "diameter", Quantity.LENGTH, Step.SMALLEST_CIRCLE, 0.5, "between 44 and 500 mm"),
            fields.value("time", Quantity.TIME, 1, 6, "a circle's time, between 1 and 6 s"),
            fields.value("direction", Quantity.ANGLE, 0),
            pressing(fields));
    fields.noOthers();
    return circles;
  }

  private static Step spiral(Fields fields) {
    int turns = fields.count("turns");
    double from =
        fields.value(
            "from", Quantity.LENGTH, Step.SMALLEST_CIRCLE / 2, 0.25, "between 22 and 250 mm");
    double to = fields.value("to", Quantity.LENGTH);
    fields.check(
        "to",
        to >= from && (to - from) / turns <= 0.3 * from,
        "must not be below 'from', nor grow by more than 30 % of it a turn");
    Step.Spiral spiral =
        new Step.Spiral(
            turns,
            from,
            to,
            fields.positive("time", Quantity.TIME),
            fields.value("direction", Quantity.ANGLE, 0),
            pressing(fields));
    fields.noOthers();
    return spiral;
  }

  private static Pressing pressing(Fields fields) {
    double pressure = fields.has("pressure") ? pressure(fields) : Double.NaN;
    double over = fields.value("over", Quantity.TIME, 0);
    return new Pressing(
        pressure, over, fields.has("surge") ? surge(fields.inside("surge")) : Surge.NONE);
  }

  private static Surge surge(Fields fields) {
    Surge surge =
        new Surge(
            pressure(fields),
            fields.value("after", Quantity.TIME, 0),
            fields.positive("rise", Quantity.TIME),
            fields.value("time", Quantity.TIME, 0),
            fields.positive("fall", Quantity.TIME));
    fields.noOthers();
    return surge;
  }

  private static double pressure(Fields fields) {
    return fields.value(
        "pressure", Quantity.PRESSURE, 8, HIGHEST_PRESSURE, "between 8 and 1500 kPa");
  }
}
