package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SyntheticTool;

/** Real devices lack channels: what needs them is absent, not zero. */
class ChannelsTest {
  private static final Instrument STICK = Instrument.of(InstrumentKind.STICK, 0.02);

  private static SyntheticTool used(Instrument instrument, int channels) {
    SyntheticTool tool = new SyntheticTool(instrument, 100, channels);
    return tool.rest(2).press(100, 1).strokes(4, 0.1, 1).press(0, 1).rest(1);
  }

  @Test
  void withoutAnImuRollsAreAbsent() {
    Replay replay = Replay.of(used(STICK, Channel.PRESSURE.bit()));
    assertThat(replay.analyzer.snapshot().rolls()).isNull();
    assertThat(replay.analyzer.snapshot().speed()).isNaN();
    Summary summary = replay.finish();
    assertThat(summary.rolls()).isNull();
    assertThat(summary.rollCycles()).isNull();
    assertThat(summary.distance()).isNaN();
    assertThat(summary.revolutions()).isNaN();
    assertThat(summary.strokes()).isEmpty();
    assertThat(summary.spots()).isEmpty();
    assertThat(summary.contacts()).isEqualTo(1);
    assertThat(summary.pressure().mean()).isBetween(50.0, 100.0);
    assertThat(summary.data().channels()).containsExactly("pressure");
    assertThat(summary.data().missing()).isZero();
  }

  @Test
  void withoutAPressureChannelTheSessionIsTheLog() {
    SyntheticTool tool = used(STICK, SyntheticTool.IMU);
    Replay replay = Replay.of(tool);
    Summary summary = replay.finish();
    assertThat(summary.rolls()).isEqualTo(4);
    assertThat(summary.pressure()).isNull();
    assertThat(summary.force()).isNull();
    assertThat(summary.limits()).isNull();
    assertThat(summary.alarms()).isEmpty();
    assertThat(summary.start()).isCloseTo(0.01, within(0.011));
    assertThat(summary.duration()).isCloseTo(9, within(0.02));
    assertThat(summary.spots()).allMatch(spot -> Double.isNaN(spot.dose()));
    assertThat(summary.data().tareAssumed()).isFalse();
    assertThat(replay.all(Event.SessionStarted.class)).hasSize(1);
  }

  @Test
  void forceAloneIsInNewtons() {
    Summary summary = Replay.of(used(STICK, Channel.FORCE.bit() | SyntheticTool.IMU)).finish();
    assertThat(summary.pressure()).isNull();
    assertThat(summary.force().peak()).isCloseTo(100, within(0.05));
    assertThat(summary.limits().unit()).isEqualTo("N");
    assertThat(summary.rolls()).isEqualTo(4);
    // From 5 N on the way up to 2.5 N on the way down.
    assertThat(summary.contactTime()).isCloseTo(0.95 + 4 + 0.975, within(0.003));
  }

  @Test
  void forceOverAKnownAreaIsPressure() {
    Instrument tool = STICK.withContactArea(0.002);
    Summary summary = Replay.of(used(tool, Channel.FORCE.bit())).finish();
    assertThat(summary.pressure().peak()).isCloseTo(50, within(0.05));
    assertThat(summary.force().peak()).isCloseTo(100, within(0.05));
    assertThat(summary.limits().unit()).isEqualTo("kPa");
  }

  @Test
  void temperatureAloneIsNoStreamToAnalyse() {
    SyntheticTool tool = new SyntheticTool(STICK, 10, Channel.TEMPERATURE.bit()).rest(1);
    tool.rows().temperature(tool.rows().size() - 1, 7.5);
    Replay replay = Replay.of(tool);
    assertThat(replay.analyzer.snapshot().temperature()).isEqualTo(7.5);
    assertThat(replay.events).isEmpty();
  }

  @Test
  void theHighestOfSeveralPadsDecides() {
    Instrument roller =
        new Instrument(
            InstrumentKind.FOAM_ROLLER,
            0.065,
            STICK.axis(),
            InstrumentKind.FOAM_ROLLER.usualSurface(),
            3,
            Double.NaN);
    SyntheticTool tool = used(roller, Channel.PRESSURE.bit());
    for (int row = 0; row < tool.rows().size(); row++) {
      tool.rows().pressure(row, 0, 0);
      tool.rows().pressure(row, 2, 0.5 * tool.rows().pressure(row, 1));
    }
    Summary summary = Replay.of(tool).finish();
    assertThat(summary.contacts()).isEqualTo(1);
    assertThat(summary.pressure().peak()).isCloseTo(100, within(0.05));
  }

  @Test
  void aDeviceThatTellsNoRateIsMeasured() {
    SyntheticTool tool = used(STICK, SyntheticTool.PRESSURE_AND_IMU);
    DeviceInfo device = new DeviceInfo("log", "", "", "", STICK, 0, 35, 160, "", null);
    Summary summary = new Replay(AnalyzerConfig.DEFAULT, device).feed(tool).finish();
    assertThat(summary.rolls()).isEqualTo(4);
    assertThat(summary.distance()).isCloseTo(0.4, within(0.003));
    assertThat(summary.data().tareAssumed()).isTrue();
    assertThat(summary.data().lost()).isZero();
  }
}
