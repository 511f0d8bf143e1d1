package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.WitMotionTwin;

/** The conversation with a simulated WitMotion sensor, both ways. */
class WitMotionTwinTest {
  private static final double RATE_STEP = 2000.0 / 32768;
  private static final double FORCE_STEP = 16.0 / 32768;

  /**
   * A tool that was slower at first has the same errors as one that was not, but other noise: six
   * sigma of both at 200 Hz.
   */
  private static final double RATE_NOISE = 6 * Math.sqrt(2) * 0.004 * 10;

  private static final double FORCE_NOISE = 6 * Math.sqrt(2) * 100e-6 * 10;

  private final WitMotionProtocol protocol = new WitMotionProtocol();

  @Test
  void onAFastLineItSendsWhatTheToolMeasures200TimesASecond() throws LinkException {
    PlayedTwin played =
        PlayedTwin.onALine(WitMotionTwin.serial(TrueSamples.tool(), 115_200), protocol);
    played.playUntil(20);
    SampleBlock heard = played.samples();
    assertThat(heard.size()).isEqualTo(played.taken.size());
    assertThat(played.conversation().counts().malformed()).isZero();
    assertThat(played.conversation().problem()).isEmpty();
    compare(played, heard);
    // The first second is slower.
    assertThat(heard.size()).isBetween(19 * 200, 20 * 200);
    assertPaceOf(heard, 0.005, 2 * 200);
  }

  private static void compare(PlayedTwin played, SampleBlock heard) {
    TrueSamples truth = new TrueSamples(200, 20.5);
    for (int row = 0; row < heard.size(); row++) {
      truth.check(
          heard,
          row,
          played.taken.get(row),
          RATE_STEP / 2 + RATE_NOISE,
          FORCE_STEP / 2 + FORCE_NOISE);
    }
  }

  private static void assertPaceOf(SampleBlock heard, double period, int from) {
    for (int row = 1; row < heard.size(); row++) {
      double step = heard.time(row) - heard.time(row - 1);
      assertThat(step).isPositive();
      if (row > from) {
        assertThat(step).as("step to row %d", row).isEqualTo(period, within(0.05 * period));
      }
    }
  }

  @Test
  void whatIsSaidBeforeTheFirstSampleIsObeyedFromTheFirst() throws LinkException {
    Twin twin = WitMotionTwin.serial(TrueSamples.tool(), 115_200);
    for (String command : new String[] {"FFAA6988B5", "FFAA020600", "FFAA030B00"}) {
      byte[] bytes = Bytes.of(command);
      twin.transmitter().answer(bytes, bytes.length);
    }
    PlayedTwin played = PlayedTwin.onALine(twin, protocol).playUntil(10);
    SampleBlock heard = played.samples();
    TrueSamples truth = new TrueSamples(200, 10.5);
    for (int row = 0; row < heard.size(); row++) {
      // The same tool to the last bit: nothing but the rounding is left.
      truth.check(heard, row, played.taken.get(row), RATE_STEP / 2, FORCE_STEP / 2);
    }
    assertThat(heard.size()).isBetween(1998, 2002);
  }

  @Test
  void onASlowLineItSendsWhatFitsAndThatIsSaid() throws LinkException {
    PlayedTwin played =
        PlayedTwin.onALine(WitMotionTwin.serial(TrueSamples.tool(), 9600), protocol);
    played.playUntil(15);
    SampleBlock heard = played.samples();
    double rate = (heard.size() - 200) / (heard.time(heard.size() - 1) - heard.time(200));
    assertThat(rate).isEqualTo(960 / 22.0, within(0.5));
    assertThat(played.conversation().problem())
        .hasValueSatisfying(
            text -> assertThat(text).contains("44 samples a second of 200").contains("115200"));
  }

  @Test
  void onTheAirItSendsWhatTheToolMeasuresAndTellsItsBattery() throws LinkException {
    PlayedTwin played = PlayedTwin.onTheAir(WitMotionTwin.ble(TrueSamples.tool()), protocol, 23);
    played.playUntil(20);
    SampleBlock heard = played.samples();
    assertThat(heard.size()).isEqualTo(played.taken.size()).isGreaterThan(19 * 200);
    assertThat(played.conversation().counts().malformed()).isZero();
    compare(played, heard);
    assertPaceOf(heard, 0.005, 2 * 200);
    // 88 %, told as 3.92 V; the maker's table is coarse.
    assertThat(played.heard.statuses).hasSize(1);
    assertThat(played.heard.statuses.getFirst().battery()).isEqualTo(75);
    assertThat(played.conversation().send(9, new Command.GetStatus())).isTrue();
    played.playUntil(21);
    assertThat(played.heard.statuses).hasSize(2);
    assertThat(played.heard.acks).extracting("sequence").containsExactly(9L);
  }
}
