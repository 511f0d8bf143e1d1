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
    compare(played, played.samples(), RATE_STEP / 2 + RATE_NOISE, FORCE_STEP / 2 + FORCE_NOISE);
    assertThat(played.conversation().counts().malformed()).isZero();
    assertThat(played.conversation().problem()).isEmpty();
  }

  /** All that was sent once it had settled, at a steady pace from the first to the last. */
  private static void compare(
      PlayedTwin played, SampleBlock heard, double rateWithin, double forceWithin) {
    int left = played.taken.size() - heard.size();
    assertThat(heard.size()).isBetween((int) (200 * (played.time() - 1.5)), 4000);
    assertThat(left).isBetween(0, 100);
    TrueSamples truth = new TrueSamples(200, 20.5);
    for (int row = 0; row < heard.size(); row++) {
      double taken = played.taken.get(row + left);
      truth.check(heard, row, taken, rateWithin, forceWithin);
      assertThat(heard.time(row)).isEqualTo(played.hostTime(taken), within(1e-3));
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
    // The same tool to the last bit: nothing but the rounding is left.
    SampleBlock heard = played.samples();
    int left = played.taken.size() - heard.size();
    TrueSamples truth = new TrueSamples(200, 10.5);
    for (int row = 0; row < heard.size(); row++) {
      truth.check(heard, row, played.taken.get(row + left), RATE_STEP / 2, FORCE_STEP / 2);
    }
    // It was told the rate once more after 0.2 s, and given 0.4 s to follow.
    assertThat(left).isBetween(118, 124);
  }

  @Test
  void anotherRateDoesNotBendTime() throws LinkException {
    PlayedTwin played =
        PlayedTwin.onALine(WitMotionTwin.serial(TrueSamples.tool(), 115_200), protocol);
    played.playUntil(2);
    for (int rate : new int[] {10, 200, 5, 100}) {
      assertThat(played.conversation().send(rate, new Command.Start(rate))).isTrue();
      played.playUntil(played.time() + 5);
    }
    SampleBlock heard = played.samples();
    int sent = 0;
    for (int row = 0; row < heard.size(); row++) {
      double time = heard.time(row);
      while (played.hostTime(played.taken.get(sent)) < time - 1e-3) {
        sent++;
      }
      assertThat(time).isEqualTo(played.hostTime(played.taken.get(sent)), within(1e-3));
    }
    assertThat(played.heard.acks).hasSize(4);
    assertThat(heard.size()).isBetween(1400, 1700);
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
    compare(played, played.samples(), RATE_STEP / 2 + RATE_NOISE, FORCE_STEP / 2 + FORCE_NOISE);
    assertThat(played.conversation().counts().malformed()).isZero();
    // 88 %, told as 3.92 V; the maker's table is coarse.
    assertThat(played.heard.statuses).hasSize(1);
    assertThat(played.heard.statuses.getFirst().battery()).isEqualTo(75);
    assertThat(played.conversation().send(9, new Command.GetStatus())).isTrue();
    played.playUntil(21);
    assertThat(played.heard.statuses).hasSize(2);
    assertThat(played.heard.acks).extracting("sequence").containsExactly(9L);
  }
}
