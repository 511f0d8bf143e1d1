package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.Summary;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.scenario.Scenarios;

/**
 * A Progressor and a WitMotion IMU on the air, clocks 200 ppm apart, one of them wrapping, packets
 * at the intervals of two connections, come to what truly happened to their tool.
 */
class PairedSessionTest {
  private static PlayedPair pair(String scenario) throws LinkException {
    return new PlayedPair(Scenarios.load(scenario), 11)
        .connect(PlayedPair.FORCE)
        .connect(PlayedPair.MOTION);
  }

  private static Event.Gap onlyOpenGap(PlayedPair pair) {
    List<Event.Gap> open =
        pair.all(Event.Gap.class).stream().filter(gap -> !gap.bridged()).toList();
    assertThat(open).hasSize(1);
    return open.getFirst();
  }

  private static Summary.Load force(Summary summary) {
    return Objects.requireNonNull(summary.force());
  }

  @ParameterizedTest
  @ValueSource(strings = {"calf-stick", "quads-stick", "glute-ball"})
  void theTwoComeToTheTruth(String scenario) throws LinkException {
    PlayedPair pair = pair(scenario);
    Summary summary = pair.finish();
    Truth truth = pair.truth();
    Course course = pair.trueCourse();
    double force = pair.course.lagOfForce(course);
    double motion = pair.course.lagOfMotion(course);
    double distanceError = 100 * (summary.distance() / truth.distance() - 1);
    double own = 100 * (pair.ownSensors().distance() / truth.distance() - 1);
    String figures =
        String.format(
            Locale.ROOT,
            "%s: force %.1f ms late, motion %.1f ms, distance %+.2f %% (own sensors %+.2f %%)",
            scenario,
            1e3 * force,
            1e3 * motion,
            distanceError,
            own);
    assertThat(Math.abs(force - motion)).as(figures).isLessThan(0.005);
    assertThat(Math.abs(distanceError)).as(figures).isLessThan(0.3);
    assertThat(summary.rolls()).as(figures).isEqualTo(truth.rolls());
    assertThat(summary.contacts()).isEqualTo(truth.contacts().size());
    assertThat(summary.holds()).hasSameSizeAs(truth.holds());
    assertThat(summary.contactTime()).isEqualTo(truth.contactTime(), within(0.02));
    double newton = 1000 * PlayedPair.AREA;
    assertThat(force(summary).mean()).isEqualTo(newton * truth.pressureMean(), within(0.2));
    assertThat(force(summary).dose()).isEqualTo(newton * truth.dose(), within(10.0));
    assertThat(summary.data().gaps()).isZero();
    assertThat(pair.infos).as("one segment").hasSize(1);
  }

  @Test
  void aLostImuIsAGapOfTheAngularRateAndTheLoadGoesOn() throws LinkException {
    Summary whole = pair("calf-stick").finish();
    PlayedPair pair = pair("calf-stick");
    pair.playUntil(20);
    pair.lose(PlayedPair.MOTION);
    pair.playUntil(25);
    assertThat(pair.remark()).contains("motion sensor motion is lost", "its channels are missing");
    Summary summary = pair.connect(PlayedPair.MOTION).finish();
    Event.Gap gap = onlyOpenGap(pair);
    assertThat(gap.channels()).containsExactly(Channel.ANGULAR_RATE);
    assertThat(PlayedPair.since(gap.start())).isEqualTo(20, within(0.1));
    assertThat(PlayedPair.since(gap.end())).as("it is set up first").isEqualTo(25.7, within(0.1));
    assertThat(summary.contacts()).isEqualTo(whole.contacts());
    assertThat(summary.contactTime()).isEqualTo(whole.contactTime(), within(0.02));
    assertThat(force(summary).dose()).isEqualTo(force(whole).dose(), within(1.0));
    assertThat(summary.rolls()).isBetween(whole.rolls() - 3, whole.rolls() - 1);
    assertThat(summary.distance()).isBetween(0.8 * whole.distance(), 0.95 * whole.distance());
    assertThat(pair.infos).hasSize(1);
  }

  @Test
  void aLostForceSensorIsAGapOfTheForceAndTheMotionGoesOn() throws LinkException {
    Summary whole = pair("calf-stick").finish();
    PlayedPair pair = pair("calf-stick");
    pair.playUntil(20);
    pair.lose(PlayedPair.FORCE);
    pair.playUntil(25);
    assertThat(pair.remark()).contains("force sensor force is lost");
    Summary summary = pair.connect(PlayedPair.FORCE).finish();
    Event.Gap gap = onlyOpenGap(pair);
    assertThat(gap.channels()).containsExactly(Channel.FORCE);
    assertThat(PlayedPair.since(gap.start())).isEqualTo(20, within(0.1));
    assertThat(PlayedPair.since(gap.end())).isEqualTo(25, within(0.1));
    assertThat(summary.contacts()).as("contact cannot be told").isEqualTo(whole.contacts() + 1);
    assertThat(summary.data().samples())
        .as("rows go on")
        .isCloseTo(whole.data().samples(), within(100L));
    assertThat(pair.all(Event.SessionStarted.class)).hasSize(1);
    assertThat(pair.infos).hasSize(1);
  }

  @Test
  void bothLostIsAGapOfAllThenTheToolIsLost() throws LinkException {
    PlayedPair pair = pair("calf-stick");
    pair.playUntil(20);
    pair.lose(PlayedPair.FORCE).lose(PlayedPair.MOTION);
    pair.playUntil(21.9);
    assertThat(pair.isLost()).isFalse();
    pair.playUntil(22.1);
    assertThat(pair.isLost()).as("the connection is opened anew").isTrue();
    pair.playUntil(25);
    Summary summary = pair.connect(PlayedPair.MOTION).connect(PlayedPair.FORCE).finish();
    // The Progressor's first packet ends the gap of all; the IMU is set up for 0.7 s first.
    assertThat(pair.all(Event.Gap.class))
        .extracting(Event.Gap::channels)
        .containsExactly(List.of(), List.of(Channel.ANGULAR_RATE));
    assertThat(summary.data().gaps()).isEqualTo(2);
    assertThat(pair.all(Event.SessionStarted.class)).hasSize(1);
    assertThat(pair.infos).hasSize(1);
  }
}
