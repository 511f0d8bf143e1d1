package org.rollscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.sim.scenario.RandomScenario;
import org.rollscope.sim.scenario.SensorGrade;

/** The figures the project promises, over 200 made-up sessions of all instruments. */
class SimulatedSessionsTest {
  private static final int SESSIONS = 200;

  private record Judged(String name, long seed, Truth truth, Score score) {}

  private static final List<Judged> SESSIONS_JUDGED = new ArrayList<>();

  @BeforeAll
  static void play() {
    for (long seed = 0; seed < SESSIONS; seed++) {
      InstrumentKind kind = InstrumentKind.values()[(int) (seed % 4)];
      VirtualDevice device =
          new VirtualDevice(RandomScenario.of(kind, seed), seed, SensorGrade.CONSUMER);
      Summary summary = analyse(device);
      Truth truth = device.truth();
      Judged judged = new Judged(truth.scenario(), seed, truth, Score.of(summary, truth));
      SESSIONS_JUDGED.add(judged);
      if (!judged.score.good()) {
        System.out.println(judged.name + ": " + judged.score.line());
        describe(judged.score);
      }
    }
    table();
  }

  private static Summary analyse(VirtualDevice device) {
    SessionAnalyzer analyzer =
        new SessionAnalyzer(AnalyzerConfig.DEFAULT, device.info(), event -> {});
    analyzer.status(device.status());
    SampleBlock block = device.newBlock();
    while (device.next(block)) {
      analyzer.accept(block);
    }
    analyzer.finish();
    Summary summary = analyzer.summary();
    assertThat(summary).isNotNull();
    return summary;
  }

  private static void describe(Score score) {
    for (Score.HoldScore hold : score.holds()) {
      if (!hold.good()) {
        System.out.printf(
            Locale.ROOT,
            "    hold %.2f–%.2f s at %.0f,%.0f mm: dwell %+.3f s of %.3f allowed, %d cells off%n",
            hold.truth().start(),
            hold.truth().end(),
            1000 * hold.truth().x(),
            1000 * hold.truth().y(),
            hold.dwellError(),
            hold.allowed(),
            hold.cells());
      }
    }
    for (Score.AlarmScore alarm : score.alarms()) {
      if (!alarm.good()) {
        System.out.printf(
            Locale.ROOT,
            "    %s %s at %.3f s: onset %+.1f ms, %.1f ms beyond noise (%.1f), level %s%n",
            alarm.truth().kind(),
            alarm.truth().level(),
            alarm.truth().onset(),
            1000 * alarm.onsetError(),
            1000 * alarm.beyond(),
            1000 * (alarm.truth().latest() - alarm.truth().earliest()),
            alarm.levelRight());
      }
    }
    score.falseAlarms().forEach(alarm -> System.out.println("    false: " + alarm));
  }

  private static void table() {
    System.out.println("instrument     sessions  strokes  rolls exact  worst  distance mean/worst");
    for (InstrumentKind kind : InstrumentKind.values()) {
      List<Judged> some =
          SESSIONS_JUDGED.stream()
              .filter(judged -> judged.truth.instrument().equals(kind.label()))
              .toList();
      System.out.printf(
          Locale.ROOT,
          "%-14s %8d %8d %8d/%-4d %5d  %.3f %% / %.3f %%%n",
          kind.label(),
          some.size(),
          some.stream().mapToInt(judged -> judged.truth.rolls()).sum(),
          some.stream().filter(judged -> judged.score.rollError() == 0).count(),
          some.size(),
          some.stream().mapToInt(judged -> Math.abs(judged.score.rollError())).max().orElse(0),
          100 * some.stream().mapToDouble(SimulatedSessionsTest::distance).average().orElse(0),
          100 * some.stream().mapToDouble(SimulatedSessionsTest::distance).max().orElse(0));
    }
    List<Score.HoldScore> holds = holds();
    List<Score.AlarmScore> alarms = alarms();
    System.out.printf(
        Locale.ROOT,
        "holds %d, good %d, false %d; alarms %d, good %d, missed %d, false %d%n",
        holds.size(),
        holds.stream().filter(Score.HoldScore::good).count(),
        SESSIONS_JUDGED.stream().mapToInt(judged -> judged.score.falseHolds()).sum(),
        alarms.size(),
        alarms.stream().filter(Score.AlarmScore::good).count(),
        alarms.stream().filter(Score.AlarmScore::missed).count(),
        SESSIONS_JUDGED.stream().mapToInt(judged -> judged.score.falseAlarms().size()).sum());
  }

  private static double distance(Judged judged) {
    return Math.abs(judged.score.distanceError());
  }

  private static List<Score.HoldScore> holds() {
    return SESSIONS_JUDGED.stream().flatMap(judged -> judged.score.holds().stream()).toList();
  }

  private static List<Score.AlarmScore> alarms() {
    return SESSIONS_JUDGED.stream().flatMap(judged -> judged.score.alarms().stream()).toList();
  }

  @Test
  void countsRolls() {
    assertThat(names(judged -> Math.abs(judged.score.rollError()) > 1)).isEmpty();
    assertThat(names(judged -> judged.score.rollError() != 0))
        .hasSizeLessThanOrEqualTo(SESSIONS / 100);
  }

  @Test
  void measuresDistance() {
    assertThat(names(judged -> !(distance(judged) <= 0.005))).isEmpty();
  }

  @Test
  void timesHolds() {
    assertThat(holds()).hasSizeGreaterThan(SESSIONS);
    assertThat(names(judged -> !judged.score.holds().stream().allMatch(Score.HoldScore::good)))
        .isEmpty();
    assertThat(names(judged -> judged.score.falseHolds() != 0)).isEmpty();
  }

  @Test
  void raisesEveryAlarmInTimeAndNoOther() {
    assertThat(alarms()).hasSizeGreaterThan(SESSIONS / 2);
    assertThat(names(judged -> !judged.score.alarms().stream().allMatch(Score.AlarmScore::good)))
        .isEmpty();
    assertThat(names(judged -> !judged.score.falseAlarms().isEmpty())).isEmpty();
  }

  private static List<String> names(Predicate<Judged> failing) {
    return SESSIONS_JUDGED.stream().filter(failing).map(Judged::name).toList();
  }
}
