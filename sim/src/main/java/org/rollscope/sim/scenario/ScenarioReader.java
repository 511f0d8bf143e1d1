package org.rollscope.sim.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.scenario.YamlTree.Node;

/** Reads a scenario from YAML; see {@code docs/simulator.md}. */
final class ScenarioReader {
  private static final double USUAL_RATE = 200;
  private static final double USUAL_THAW = 600;

  private final String source;
  private final Fields fields;

  private ScenarioReader(String source, Fields fields) {
    this.source = source;
    this.fields = fields;
  }

  /**
   * Reads the text of a file.
   *
   * @throws ScenarioException naming line and key
   */
  static Scenario read(String source, String text) {
    Fields fields = new Fields(source, "a scenario", YamlTree.read(source, text));
    return new ScenarioReader(source, fields).scenario();
  }

  private Scenario scenario() {
    Scenario.Human human = fields.has("human") ? human(fields.inside("human")) : usualHuman();
    Scenario scenario =
        new Scenario(
            fields.text("name", source),
            fields.text("description", ""),
            instrument(),
            parse("zone", Zone.UNKNOWN, Zone::parse),
            parse("grade", SensorGrade.CONSUMER, SensorGrade::parse),
            rate(),
            startsMoving(),
            human,
            fields.has("temperature")
                ? thermal(fields.inside("temperature"))
                : Scenario.Thermal.NONE,
            fields.has("faults") ? faults(fields.inside("faults")) : Faults.NONE,
            new StepReader(source, human.variation()).steps(fields.items("steps")));
    fields.noOthers();
    return scenario;
  }

  private <T> T parse(String key, T otherwise, Function<String, T> parser) {
    if (!fields.has(key)) {
      return otherwise;
    }
    try {
      return parser.apply(fields.text(key));
    } catch (IllegalArgumentException e) {
      throw fields.wrong(key, "cannot be read: " + e.getMessage());
    }
  }

  private Instrument instrument() {
    String label = fields.text("instrument");
    InstrumentKind kind =
        Arrays.stream(InstrumentKind.values())
            .filter(any -> any.label().equals(label))
            .findFirst()
            .orElseThrow(
                () ->
                    fields.wrong(
                        "instrument",
                        "is '%s', must be one of %s"
                            .formatted(
                                label,
                                Arrays.stream(InstrumentKind.values())
                                    .map(InstrumentKind::label)
                                    .collect(Collectors.joining(", ")))));
    double radius = fields.value("radius", Quantity.LENGTH, kind.typicalRadius());
    fields.check("radius", radius > 0 && radius <= Instrument.LARGEST_RADIUS, "must be up to 1 m");
    Surface surface =
        parse(
            "surface",
            kind.usualSurface(),
            text ->
                switch (text) {
                  case "above" -> Surface.ABOVE;
                  case "below" -> Surface.BELOW;
                  default -> throw new IllegalArgumentException("use above or below");
                });
    Vector axis = parse("axis", kind.isCylinder() ? Vector.X : Vector.ZERO, this::axis);
    return new Instrument(kind, radius, axis, surface, 1, Double.NaN);
  }

  private Vector axis(String text) {
    double[] parts =
        Arrays.stream(text.split(",", -1)).mapToDouble(Quantity.NUMBER::parse).toArray();
    if (parts.length != 3 || Arrays.stream(parts).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("use three numbers such as \"0, 1, 0\"");
    }
    return new Vector(parts[0], parts[1], parts[2]);
  }

  private double rate() {
    double rate = fields.value("rate", Quantity.RATE, USUAL_RATE);
    fields.check("rate", rate >= 10 && rate <= 1000, "must be between 10 and 1000 Hz");
    return rate;
  }

  private boolean startsMoving() {
    return switch (fields.text("starts", "at rest")) {
      case "at rest" -> false;
      case "moving" -> true;
      default -> throw fields.wrong("starts", "must be 'at rest' or 'moving'");
    };
  }

  private static Scenario.Human usualHuman() {
    return Scenario.Human.USUAL;
  }

  private static Scenario.Human human(Fields human) {
    Scenario.Human usual = usualHuman();
    Scenario.Human read =
        new Scenario.Human(
            human.share("variation", usual.variation()),
            human.share("tremor", usual.tremor()),
            human.share("wander", usual.wander()),
            human.share("slip", usual.slip()));
    human.noOthers();
    return read;
  }

  private static Scenario.Thermal thermal(Fields thermal) {
    double thaw = thermal.value("thaw", Quantity.TIME, USUAL_THAW);
    thermal.check("thaw", thaw > 0, "must be above 0");
    Scenario.Thermal read =
        new Scenario.Thermal(
            thermal.value("start", Quantity.TEMPERATURE, -40, 60, "between -40 and 60 C"), thaw);
    thermal.noOthers();
    return read;
  }

  private Faults faults(Fields faults) {
    List<Faults.Outage> outages = new ArrayList<>();
    if (faults.has("outages")) {
      for (Node node : faults.items("outages")) {
        Fields outage = new Fields(source, "an outage", node);
        outages.add(
            new Faults.Outage(
                outage.value("at", Quantity.TIME), outage.positive("time", Quantity.TIME)));
        outage.noOthers();
      }
    }
    Faults read =
        new Faults(
            faults.share("drop", 0),
            faults.share("damage", 0),
            faults.share("garbage", 0),
            outages,
            faults.share("missing", 0),
            100 * faults.share("battery", Faults.NONE.battery() / 100));
    faults.noOthers();
    return read;
  }
}
