package org.rollscope.bridge.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.routine.Band;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.Pace;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;

/** Reads a routine from its YAML file. */
final class RoutineReader {
  private static final int MOST_STEPS = 100;
  private static final List<String> TOOLS =
      List.of(InstrumentKind.values()).stream().map(InstrumentKind::label).toList();

  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST_WORDS = 500;

  /** Finds the steps of a routine that another one takes them from. */
  interface Others {
    List<Step> find(String name) throws ConfigException;
  }

  private final Problems problems;
  private final Others others;

  private RoutineReader(String file, Others others) {
    problems = new Problems(file);
    this.others = others;
  }

  /**
   * Reads a routine.
   *
   * @param file its name in messages
   * @param name the routine's name
   * @param others what it may take steps from
   * @throws ConfigException naming every line and key that cannot be used
   */
  static Routine read(String file, String name, String text, Others others) throws ConfigException {
    return new RoutineReader(file, others).read(name, text);
  }

  private Routine read(String name, String text) throws ConfigException {
    if (!(Yaml.parse(problems.file(), text) instanceof Yaml.Mapping mapping)) {
      problems.add(1, "", "must hold keys and values, such as 'title: …'");
      throw problems.all();
    }
    Section root = new Section(problems, "", mapping);
    String title = text(root, "title", name, LONGEST_TITLE);
    List<Section> items = root.list("steps");
    List<Step> steps = new ArrayList<>();
    for (Section section : items) {
      if (steps.size() <= MOST_STEPS) {
        steps.addAll(steps(section));
      }
    }
    if (items.isEmpty() || steps.size() > MOST_STEPS) {
      root.wrong("steps", "must list 1 to " + MOST_STEPS + " steps");
    }
    root.finish();
    problems.check();
    return new Routine(name, title, steps);
  }

  /** One step, or those of another routine. */
  private List<Step> steps(Section section) {
    String other = section.text("routine");
    if (other == null) {
      return List.of(step(section));
    }
    section.finish();
    try {
      return others.find(other);
    } catch (ConfigException e) {
      section.wrong("routine", String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return List.of();
    }
  }

  private static String text(Section section, String key, String byDefault, int longest) {
    String text = section.text(key, byDefault);
    if (text.length() > longest) {
      section.wrong(key, "has more than " + longest + " characters");
    }
    return text;
  }

  private static Step step(Section section) {
    Zone zone = zone(section);
    String tool = section.choice("tool", TOOLS.getFirst(), TOOLS);
    Goal goal = goal(section);
    double low = section.number("band-low", Band.FIRM.low(), 0, 0.99);
    double high = section.number("band-high", Band.FIRM.high(), 0.01, 1);
    double shortest = section.number("stroke-seconds-least", Pace.FREE.shortest(), 0, 60);
    double longest = section.number("stroke-seconds-most", Pace.FREE.longest(), 0.1, 60);
    String words = text(section, "words", "", LONGEST_WORDS);
    section.finish();
    if (low >= high) {
      section.wrong("band-high", "must be above band-low, " + low);
    }
    if (shortest >= longest) {
      section.wrong("stroke-seconds-most", "must be above stroke-seconds-least, " + shortest);
    }
    return new Step(
        zone,
        InstrumentKind.valueOf(tool.toUpperCase(Locale.ROOT).replace('-', '_')),
        goal,
        low < high ? new Band(low, high) : Band.FIRM,
        shortest < longest ? new Pace(shortest, longest) : Pace.FREE,
        words);
  }

  private static Zone zone(Section section) {
    String label = section.text("zone");
    if (label == null) {
      section.wrong("zone", "must say what is worked, such as left-calf");
      return Zone.UNKNOWN;
    }
    try {
      return Zone.parse(label);
    } catch (IllegalArgumentException e) {
      section.wrong("zone", String.valueOf(e.getMessage()));
      return Zone.UNKNOWN;
    }
  }

  private static Goal goal(Section section) {
    boolean presses = section.has("press-seconds");
    boolean strokes = section.has("strokes");
    boolean spots = section.has("spots");
    if ((presses ? 1 : 0) + (strokes ? 1 : 0) + (spots ? 1 : 0) != 1) {
      section.wrong("zone", "its step must have one of press-seconds, strokes and spots");
    }
    if (strokes) {
      return new Goal.Strokes(
          section.integer("strokes", 10, 1, 1000), section.number("stroke-metres", 0.03, 0.03, 1));
    }
    if (spots) {
      return new Goal.Spots(
          section.integer("spots", 5, 1, 50),
          section.number("spot-seconds", 15, 1, 600),
          section.number("spot-spacing-mm", 30, 10, 200) * 1e-3);
    }
    return new Goal.Press(section.number("press-seconds", 60, 1, 900));
  }
}
