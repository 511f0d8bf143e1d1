package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SyntheticTool;
import org.rollscope.core.session.Event.AlarmChanged;
import org.rollscope.core.spot.Hold;
import org.rollscope.core.spot.Muscle;
import org.rollscope.core.spot.Zone;

/** A whole session, from samples to its summary. */
class SessionAnalyzerTest {
  private static final double PEAK = 60.02;

  private static SyntheticTool rolled() {
    return SyntheticTool.ball()
        .rest(2)
        .press(60, 0.2)
        .strokes(6, 0.12, 1.5)
        .rest(5)
        .press(0, 0.2)
        .rest(1);
  }

  @Test
  void tellsWhatWasDone() {
    Summary summary = Replay.of(rolled()).finish();
    assertThat(summary.rolls()).isEqualTo(6);
    assertThat(summary.rollCycles()).isEqualTo(3);
    assertThat(summary.distance()).isCloseTo(0.72, within(0.004));
    assertThat(summary.revolutions()).isCloseTo(0.72 / (2 * Math.PI * 0.03), within(0.03));
    assertThat(summary.contacts()).isEqualTo(1);
    assertThat(summary.strokes()).hasSize(6).allMatch(s -> Math.abs(s.length() - 0.12) < 0.001);
    assertThat(summary.instrument()).isEqualTo("ball");
    assertThat(summary.data().samples()).isEqualTo(rolled().rows().size());
  }

  @Test
  void contactIsFromCrossingToCrossing() {
    Summary summary = Replay.of(rolled()).finish();
    double start = 2 + 0.2 * 4 / 60;
    double end = 2.2 + 9 + 5 + 0.2 * 58 / 60;
    assertThat(summary.start()).isCloseTo(start, within(0.001));
    assertThat(summary.contactTime()).isCloseTo(end - start, within(0.002));
    assertThat(summary.duration()).isCloseTo(end - start, within(0.002));
  }

  @Test
  void pressureIsWeightedWithTimeInContact() {
    Summary.Load pressure = Replay.of(rolled()).finish().pressure();
    assertThat(pressure.peak()).isCloseTo(PEAK, within(0.001));
    // Both ramps of 0.2 s, between 4 or 2 and 60 kPa, and 14 s at 60 kPa.
    double dose = 0.2 * (56.0 / 60 * 32 + 58.0 / 60 * 31) + 14 * 60;
    assertThat(pressure.dose()).isCloseTo(dose, within(0.1));
    assertThat(pressure.p95()).isCloseTo(60, within(0.25));
  }

  @Test
  void theHoldIsOnItsSpot() {
    Summary summary = Replay.of(rolled()).finish();
    assertThat(summary.holds()).hasSize(1);
    Hold hold = summary.holds().getFirst();
    assertThat(hold.column()).isZero();
    assertThat(hold.end()).isCloseTo(2.2 + 9 + 5 + 0.2 * 58 / 60, within(0.01));
    assertThat(hold.mean()).isBetween(58.5, 60.0);
    assertThat(summary.spots().getFirst().column()).isZero();
    assertThat(summary.spots().stream().mapToDouble(s -> s.dwell()).sum())
        .isCloseTo(summary.contactTime(), within(1e-6));
  }

  @Test
  void nothingRolledInTheAirCounts() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).strokes(10, 0.2, 1);
    tool.press(60, 0.2).strokes(2, 0.1, 1).press(0, 0.2).rest(1).strokes(4, 0.2, 1);
    Summary summary = Replay.of(tool).finish();
    assertThat(summary.rolls()).isEqualTo(2);
    assertThat(summary.distance()).isCloseTo(0.2, within(0.002));
  }

  @Test
  void aShortLiftKeepsThePatchAndALongOneStartsAnother() {
    SyntheticTool tool = SyntheticTool.ball().rest(2);
    for (double lift : new double[] {1, 3, 1}) {
      tool.press(60, 0.1).rest(1).press(0, 0.1).rest(lift);
    }
    Replay replay = Replay.of(tool);
    assertThat(replay.analyzer.snapshot().patch()).isEqualTo(2);
    assertThat(replay.finish().contacts()).isEqualTo(3);
  }

  @Test
  void anotherZoneHasCoordinatesAndSpotsOfItsOwn() {
    Zone calf = new Zone(Muscle.CALF, Zone.Side.LEFT);
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.1).strokes(1, 0.1, 1);
    Replay replay = Replay.of(tool);
    replay.analyzer.zone(calf);
    assertThat(replay.analyzer.snapshot().x()).isZero();
    assertThat(replay.analyzer.snapshot().rolls()).isEqualTo(1);
    Summary summary = replay.finish();
    assertThat(summary.zone()).isEqualTo("left-calf");
    assertThat(replay.all(Event.ZoneChanged.class))
        .singleElement()
        .isEqualTo(new Event.ZoneChanged(tool.time(), calf));
  }

  @Test
  void alarmsComeWithTheirZoneAndStandInTheSummary() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(300, 4).rest(2).press(0, 4).rest(1);
    Replay replay = Replay.of(tool);
    Summary summary = replay.finish();
    assertThat(summary.alarms()).hasSize(1);
    assertThat(summary.alarms().getFirst().kind()).isEqualTo(AlarmKind.OVERPRESSURE);
    assertThat(summary.alarms().getFirst().onset()).isCloseTo(2 + 4 * 250.0 / 300, within(0.005));
    assertThat(summary.limits().source()).isEqualTo("default");
    assertThat(replay.all(AlarmChanged.class)).hasSize(2);
  }

  @Test
  void aColdToolOnOneSpotIsTold() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.5).rest(70);
    Replay replay = new Replay(Replay.TARED, tool.device());
    replay.analyzer.status(new DeviceStatus(80, -10, false, false, false, false, 0));
    replay.feed(tool);
    assertThat(replay.analyzer.snapshot().temperature()).isEqualTo(-10);
    assertThat(replay.finish().alarms()).extracting(a -> a.kind()).contains(AlarmKind.COLD);
  }

  @Test
  void acknowledgingAndShelvingGoThrough() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(300, 4).rest(1);
    Replay replay = Replay.of(tool);
    assertThat(replay.analyzer.acknowledge(AlarmKind.OVERPRESSURE)).isTrue();
    assertThat(replay.analyzer.acknowledge(AlarmKind.COLD)).isFalse();
    replay.analyzer.shelve(AlarmKind.OVERPRESSURE, 10);
    assertThat(replay.all(AlarmChanged.class).getLast().alarm().shelvedUntil())
        .isCloseTo(tool.time() + 10, within(1e-9));
  }
}
