package org.rollscope.desktop.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.demo.Story.Excluded;
import org.rollscope.desktop.demo.Story.Order;
import org.rollscope.desktop.demo.Story.OwnLimit;

/**
 * Three people, made up: one who does well, one who presses a sore calf harder and harder, and one
 * who begins with gaps and finds into it. The same seed and first day give the same stories.
 */
final class Stories {
  /** Six weeks. */
  static final int DAYS = 42;

  private static final int WEEK = 7;
  private static final String THERAPIST = "therapist";
  private static final String GLUTES = "glute-ball";
  private static final String QUADS = "stick-quads";
  private static final String CALVES = "stick-calves";
  private static final String HAMSTRINGS = "stick-hamstrings";
  private static final String FEET = "foot-roller-chilled";

  /** Easy for the limit, as people who do well press. */
  private static final double FIRM = 0.55;

  private final LocalDate first;
  private final RandomGenerator random;
  private final List<Planned> sessions = new ArrayList<>();

  private Stories(LocalDate first, RandomGenerator random) {
    this.first = first;
    this.random = random;
  }

  /**
   * All three.
   *
   * @param first day of the six weeks
   */
  static List<Story> of(long seed, LocalDate first) {
    SplittableRandom random = new SplittableRandom(seed);
    return List.of(
        new Stories(first, random.split()).whoDoesWell(),
        new Stories(first, random.split()).whoPressesTooHard(),
        new Stories(first, random.split()).whoBegins());
  }

  private Story whoDoesWell() {
    String[] week = {QUADS, GLUTES, "", CALVES, FEET, "", GLUTES};
    for (int day = 0; day < DAYS; day++) {
      String routine = week[day % WEEK];
      boolean busy = random.nextDouble() < 0.08;
      if (!routine.isEmpty() && !busy) {
        int excesses = random.nextDouble() < 0.1 ? 1 : 0;
        Manner manner = new Manner(around(FIRM), 1, excesses, 1.12, around(2.7));
        Remark note =
            day == DAYS - 8 ? new Remark("Mara", "After the long run. Legs feel light.") : null;
        add(day, 18, routine, manner, 3.4 - day / 40.0 + random.nextInt(2), note);
      }
    }
    PressureLimit own = new PressureLimit(260, 340, PressureLimit.Unit.KPA, "comfort-test");
    return new Story(
        "Mara Lind",
        61,
        first,
        List.of(
            new OwnLimit(Zone.parse("left-glute"), own),
            new OwnLimit(Zone.parse("right-glute"), own)),
        List.of(),
        List.of(),
        List.of(),
        sessions);
  }

  private Story whoPressesTooHard() {
    for (int day = 0; day < DAYS; day++) {
      double way = (double) day / DAYS;
      if (day % WEEK == 6) {
        add(day, 21, GLUTES, new Manner(around(0.65), 1, 0, 1, around(2.4)), 4, null);
      } else if (day % 2 == 0) {
        int excesses = day < 2 * WEEK ? day % 4 / 2 : 2 + random.nextInt(2);
        Manner manner = new Manner(around(0.74), 1, excesses, around(1.2 + 0.5 * way), around(2.2));
        Remark note =
            day == DAYS - 2 ? new Remark("Jonas", "Still sore below the knee. I go on.") : null;
        add(day, 20, CALVES, manner, 4 + Math.rint(2.4 * way), note);
      }
    }
    PressureLimit gentle = new PressureLimit(120, 180, PressureLimit.Unit.KPA, THERAPIST);
    return new Story(
        "Jonas Weber",
        78,
        first,
        List.of(new OwnLimit(Zone.parse("left-calf"), gentle)),
        List.of(),
        List.of(new Order(CALVES, 3, "Gently, two minutes a side. Stop where it hurts.")),
        List.of(
            new Remark(THERAPIST, "Left calf strained in spring. Low limits until it is quiet.")),
        sessions);
  }

  private Story whoBegins() {
    int[] days = {3, 8, 15, 19, 21, 24, 27, 28, 30, 32, 34, 35, 37, 39, 41};
    String[] routines = {GLUTES, HAMSTRINGS, FEET};
    for (int i = 0; i < days.length; i++) {
      double way = (double) days[i] / DAYS;
      double share = way < 0.3 ? 0.3 + 0.2 * random.nextDouble() : way < 0.5 ? 0.75 : 1;
      Manner manner = new Manner(around(0.36 + 0.2 * way), share, 0, 1, around(3.6 - way));
      Remark note = i == 0 ? new Remark("Aylin", "Stopped after one side, it felt strange.") : null;
      add(days[i], 7, routines[i % routines.length], manner, Math.rint(7 - 4 * way), note);
    }
    return new Story(
        "Aylin Demir",
        67,
        first,
        List.of(),
        List.of(new Excluded(Zone.parse("left-foot"), "A blister that is healing", "person")),
        List.of(
            new Order(GLUTES, 2, "Slowly, and only as long as it is comfortable."),
            new Order(HAMSTRINGS, 2, "")),
        List.of(),
        sessions);
  }

  private double around(double value) {
    return value * random.nextDouble(0.94, 1.06);
  }

  private void add(
      int day, int hour, String routine, Manner manner, double discomfort, @Nullable Remark note) {
    sessions.add(
        new Planned(
            first.plusDays(day).atTime(hour, random.nextInt(60)),
            routine,
            toolOf(routine),
            manner,
            discomfort,
            note,
            random.nextLong()));
  }

  private static InstrumentKind toolOf(String routine) {
    return switch (routine) {
      case GLUTES -> InstrumentKind.BALL;
      case FEET -> InstrumentKind.FOOT_ROLLER;
      default -> InstrumentKind.STICK;
    };
  }
}
