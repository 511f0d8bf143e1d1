package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.SyntheticTool;
import org.rollscope.core.spot.Spot;

class BadInputTest {
  /** Some rows of a recording. */
  private static SampleBlock without(SyntheticTool tool, double from, double to) {
    SampleBlock all = tool.rows();
    SampleBlock rest = new SampleBlock(all.size(), all.pads());
    rest.begin(all.channels());
    for (int row = 0; row < all.size(); row++) {
      if (all.time(row) <= from || all.time(row) > to) {
        rest.appendRow(all, row);
      }
    }
    return rest;
  }

  private static Replay replay(SyntheticTool tool, SampleBlock rows) {
    Replay replay = new Replay(Replay.TARED, tool.device());
    replay.analyzer.accept(rows);
    return replay;
  }

  @Test
  void aShortGapIsBridgedAndToldAndCountsNothingTwice() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).strokes(2, 0.2, 2);
    Replay replay = replay(tool, without(tool, 3, 3.08));
    Summary summary = replay.finish();
    assertThat(summary.rolls()).isEqualTo(2);
    assertThat(summary.distance()).isCloseTo(0.4, within(0.004));
    assertThat(summary.data().lost()).isEqualTo(16);
    assertThat(summary.data().bridged()).isCloseTo(0.08, within(1e-9));
    assertThat(replay.all(Event.Gap.class)).singleElement().matches(Event.Gap::bridged);
  }

  @Test
  void aLongerGapEndsTheStrokeAndInventsNothing() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).roll(0.3, 0, 3);
    Replay replay = replay(tool, without(tool, 3.6, 3.8));
    Summary summary = replay.finish();
    assertThat(summary.data().gaps()).isEqualTo(1);
    assertThat(summary.rolls()).isEqualTo(2);
    assertThat(summary.distance()).isBetween(0.25, 0.275);
    assertThat(summary.contacts()).isEqualTo(1);
    assertThat(summary.contactTime()).isCloseTo(3.2 - 0.2 * 4 / 60 - 0.205, within(0.002));
    assertThat(replay.all(Event.Gap.class)).singleElement().matches(gap -> !gap.bridged());
  }

  @Test
  void aGapOver250MsEndsContactAtItsLastSample() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).rest(4);
    Replay replay = replay(tool, without(tool, 3, 3.5));
    assertThat(replay.finish().contacts()).isEqualTo(2);
    assertThat(replay.all(Event.ContactEnded.class).getFirst().contact().end())
        .isCloseTo(3, within(1e-6));
  }

  @Test
  void aGapClearsNoAlarm() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(300, 3).rest(5).press(0, 1).rest(1);
    Replay replay = replay(tool, without(tool, 6, 9));
    assertThat(
            replay.all(Event.AlarmChanged.class).stream()
                .filter(e -> e.alarm().kind() == AlarmKind.OVERPRESSURE)
                .map(Event.AlarmChanged::transition))
        .containsExactly(Alarm.Transition.RAISED, Alarm.Transition.CLEARED);
    assertThat(replay.finish().alarms().getFirst().cleared()).isGreaterThan(10);
  }

  @Test
  void unevenSamplesGiveTheSameRolls() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).strokes(6, 0.15, 2).rest(1);
    SampleBlock all = tool.rows();
    SampleBlock some = new SampleBlock(all.size(), 1);
    some.begin(all.channels());
    Random random = new Random(3);
    for (int row = 0; row < all.size(); row += 1 + random.nextInt(4)) {
      some.appendRow(all, row);
    }
    Summary summary = replay(tool, some).finish();
    assertThat(summary.rolls()).isEqualTo(6);
    assertThat(summary.distance()).isCloseTo(0.9, within(0.01));
  }

  @Test
  void saturationIsCountedAndAlarmed() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(100, 1).rest(3).press(0, 1).rest(1);
    for (int row = 800; row < 900; row++) {
      tool.rows().pressure(row, 0, Double.POSITIVE_INFINITY);
    }
    Summary summary = Replay.of(tool).finish();
    assertThat(summary.data().clipped()).isEqualTo(100);
    assertThat(summary.contacts()).isEqualTo(1);
    assertThat(summary.alarms())
        .extracting(Alarm::kind)
        .contains(AlarmKind.OVERPRESSURE, AlarmKind.SATURATED);
    assertThat(summary.pressure().peak()).isCloseTo(100, within(0.05));
  }

  @Test
  void missingValuesHereAndThereChangeNothing() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).strokes(6, 0.15, 2).rest(1);
    SampleBlock rows = tool.rows();
    Random random = new Random(5);
    int missing = 0;
    for (int row = 0; row < rows.size(); row++) {
      int what = random.nextInt(40);
      if (what < 3) {
        rows.angularRate(row, what, Double.NaN);
      } else if (what == 3) {
        rows.pressure(row, 0, Double.NaN);
      } else if (what == 4) {
        rows.specificForce(row, 2, Double.NaN);
      }
      missing += what < 4 ? 1 : 0;
    }
    Summary summary = Replay.of(tool).finish();
    assertThat(summary.rolls()).isEqualTo(6);
    assertThat(summary.contacts()).isEqualTo(1);
    assertThat(summary.distance()).isCloseTo(0.9, within(0.01));
    assertThat(summary.data().missing()).isEqualTo(missing);
  }

  @Test
  void missingRatesForLongEndTheStrokeAndInventNothing() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).roll(0.3, 0, 3);
    SampleBlock rows = tool.rows();
    for (int row = 720; row < 760; row++) {
      rows.angularRate(row, 0, Double.NaN);
    }
    Summary summary = Replay.of(tool).finish();
    assertThat(summary.rolls()).isEqualTo(2);
    assertThat(summary.distance()).isBetween(0.25, 0.275);
    assertThat(summary.data().missing()).isEqualTo(40);
  }

  /** Pressed for 1 s, held for 10 s, lifted; the values of a channel are taken away for 4 s. */
  private static Replay held(ObjIntConsumer<SampleBlock> without) {
    SyntheticTool tool =
        SyntheticTool.ball().rest(2).press(60, 0.2).strokes(2, 0.15, 1).rest(10).press(0, 0.2);
    for (int row = 1000; row < 1800; row++) {
      without.accept(tool.rows(), row);
    }
    return Replay.of(tool.rest(1));
  }

  private static Event.Gap onlyGap(Replay replay) {
    return replay.all(Event.Gap.class).stream()
        .reduce((a, b) -> fail("two gaps: %s, %s", a, b))
        .orElseThrow();
  }

  @Test
  void withoutRatesThePressureGoesOnButNoPlaceGetsTheTime() {
    Replay whole = held((rows, row) -> {});
    Replay replay = held((rows, row) -> rows.angularRate(row, 1, Double.NaN));
    Summary summary = replay.finish();
    Summary complete = whole.finish();
    assertThat(summary.contactTime()).isCloseTo(complete.contactTime(), within(1e-9));
    assertThat(summary.pressure().dose()).isCloseTo(complete.pressure().dose(), within(1e-6));
    assertThat(summary.rolls()).isEqualTo(2);
    assertThat(complete.holds()).singleElement().matches(hold -> hold.end() - hold.start() > 10);
    // Until 0.1 s after the last rate, and from its return on.
    assertThat(summary.holds())
        .singleElement()
        .matches(hold -> Math.abs(hold.start() - 9) < 0.02 && hold.end() - hold.start() > 5);
    double dwell = summary.spots().stream().mapToDouble(Spot::dwell).sum();
    assertThat(dwell).isCloseTo(summary.contactTime() - 3.9, within(0.02));
    assertThat(summary.data().missing()).isEqualTo(800);
    assertThat(summary.data().gaps()).isEqualTo(1);
    Event.Gap gap = onlyGap(replay);
    assertThat(gap.channels()).containsExactly(Channel.ANGULAR_RATE);
    assertThat(gap.bridged()).isFalse();
    assertThat(gap.start()).isCloseTo(5, within(1e-6));
    assertThat(gap.end()).isCloseTo(9.005, within(1e-6));
  }

  /** As of an IMU that is found after the force sensor, in the middle of contact. */
  @Test
  void rollsAndHoldsBeginWithTheFirstRates() {
    SyntheticTool tool =
        SyntheticTool.ball().rest(2).press(60, 0.2).rest(4).strokes(4, 0.15, 1).rest(5);
    for (int row = 0; row < 1000; row++) {
      tool.rows().angularRate(row, 1, Double.NaN);
    }
    Replay replay = Replay.of(tool);
    Summary summary = replay.finish();
    assertThat(summary.rolls()).isEqualTo(4);
    assertThat(summary.holds())
        .singleElement()
        .matches(hold -> hold.end() - hold.start() > 4.5 && hold.start() > 9.9);
    assertThat(summary.data().gaps()).isEqualTo(1);
    double contact = replay.all(Event.ContactStarted.class).getFirst().start();
    assertThat(onlyGap(replay).start()).isEqualTo(contact, within(0.2));
  }

  /** Nobody can say that the spot was left. */
  @Test
  void withoutRatesTheClockOfTheSpotGoesOn() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).rest(20);
    for (int row = 500; row < tool.rows().size(); row++) {
      tool.rows().angularRate(row, 1, Double.NaN);
    }
    double whole = Replay.of(SyntheticTool.ball().rest(2).press(60, 0.2).rest(20)).spotTime();
    assertThat(Replay.of(tool).spotTime()).isCloseTo(whole, within(1e-9)).isGreaterThan(19);
  }

  @Test
  void withoutALoadContactEndsAndTheGapNamesIt() {
    Replay replay = held((rows, row) -> rows.pressure(row, 0, Double.NaN));
    Summary summary = replay.finish();
    assertThat(summary.contacts()).isEqualTo(2);
    assertThat(summary.data().gaps()).isEqualTo(1);
    Event.Gap gap = onlyGap(replay);
    assertThat(gap.channels()).containsExactly(Channel.PRESSURE);
    assertThat(gap.end() - gap.start()).isCloseTo(4.005, within(1e-6));
  }

  @Test
  void aGapOfAllIsToldOnceAndNamesNone() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).rest(4);
    Replay replay = replay(tool, without(tool, 3, 3.5));
    assertThat(replay.finish().data().gaps()).isEqualTo(1);
    assertThat(onlyGap(replay).channels()).isEmpty();
  }

  @Test
  void aClockGoingBackStartsASegmentAndLosesNothing() {
    SyntheticTool before = SyntheticTool.ball().rest(2).press(60, 0.2).strokes(2, 0.1, 1);
    SyntheticTool after = SyntheticTool.ball().rest(1).press(60, 0.2).strokes(3, 0.1, 1);
    Replay replay = Replay.of(before).feed(after);
    replay.finish();
    assertThat(replay.all(Event.SegmentStarted.class)).hasSize(1);
    assertThat(replay.all(Event.SessionEnded.class))
        .extracting(e -> e.summary().rolls())
        .containsExactly(2, 3);
  }

  @Test
  void duplicatesChangeNothing() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.2).strokes(2, 0.1, 1);
    SampleBlock twice = new SampleBlock(2 * tool.rows().size(), 1);
    twice.begin(tool.rows().channels());
    for (int row = 0; row < tool.rows().size(); row++) {
      twice.appendRow(tool.rows(), row);
      twice.appendRow(tool.rows(), row);
    }
    assertThat(replay(tool, twice).finish()).isEqualTo(Replay.of(tool).finish());
  }
}
