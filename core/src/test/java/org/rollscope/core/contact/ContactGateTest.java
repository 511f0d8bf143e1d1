package org.rollscope.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.Channel;

class ContactGateTest {
  private static final double PERIOD = 0.01;
  private static final double STEP = 0.001;
  private final Touched skin = new Touched();
  private final ContactDetector detector =
      new ContactDetector(new Load(Channel.PRESSURE, 1, Load.KPA, 4, 2), PERIOD);
  private final ContactGate gate = new ContactGate(skin);
  private int count;
  private double last = Double.NaN;

  /** Notes what comes through the gate. */
  private static final class Touched implements Skin {
    private final List<Double> starts = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private double off;
    private double on;
    private double travelOn;
    private double travelOff;
    private double impulse;
    private double gaps;
    private double until = Double.NaN;

    @Override
    public void contactStarted(double time) {
      starts.add(time);
      order.add("started");
    }

    @Override
    public void interval(
        double from, double to, double dx, double dy, double load0, double load1, boolean contact) {
      advance(from, to);
      if (contact) {
        on += to - from;
        travelOn += dx;
        impulse += (load0 + load1) / 2 * (to - from);
      } else {
        off += to - from;
        travelOff += dx;
      }
      order.add(contact ? "on" : "off");
    }

    @Override
    public void gap(double from, double to) {
      advance(from, to);
      gaps += to - from;
      order.add("gap");
    }

    @Override
    public void contactEnded(double time) {
      ends.add(time);
      order.add("ended");
    }

    private void advance(double from, double to) {
      if (!Double.isNaN(until)) {
        assertThat(from).isCloseTo(until, within(1e-9));
      }
      assertThat(to).isGreaterThan(from);
      until = to;
    }
  }

  private void feed(double seconds, double load) {
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      double time = ++count * PERIOD;
      detector.sample(time, load);
      if (count > 1) {
        gate.interval(time - PERIOD, time, STEP, 0, last, load);
      }
      last = load;
      gate.decide(detector);
    }
  }

  @Test
  void contactReachesBackToItsCrossing() {
    feed(1, 0);
    feed(0.12, 8);
    assertThat(skin.starts).isEmpty();
    assertThat(skin.until).isCloseTo(1.005, within(1e-9));
    feed(0.88, 8);
    assertThat(skin.starts).singleElement().isEqualTo(detector.start());
    assertThat(skin.on).isCloseTo(0.995, within(1e-9));
    assertThat(skin.off).isCloseTo(0.995, within(1e-9));
    assertThat(gate.isContact()).isTrue();
  }

  @Test
  void intervalsAreSplitAtTheCrossingsWithTheirTravelAndLoad() {
    feed(1, 0);
    feed(1, 8);
    feed(1, 0);
    assertThat(skin.on).isCloseTo(1.0025, within(1e-9));
    assertThat(skin.travelOn).isCloseTo(0.10025, within(1e-9));
    assertThat(skin.travelOn + skin.travelOff).isCloseTo(299 * STEP, within(1e-9));
    // Half a step from 4 to 8, 99 steps at 8, three quarters of a step from 8 down to 2.
    assertThat(skin.impulse).isCloseTo(0.005 * 6 + 0.99 * 8 + 0.0075 * 5, within(1e-9));
  }

  @Test
  void theSwingOfATouchThatWasNoneIsOff() {
    feed(1, 0);
    feed(0.1, 8);
    feed(1, 0);
    assertThat(skin.starts).isEmpty();
    assertThat(skin.on).isZero();
    assertThat(skin.off).isCloseTo(2.09, within(1e-9));
  }

  @Test
  void aShortDipStaysContact() {
    feed(1, 8);
    feed(0.1, 0);
    feed(1, 8);
    assertThat(skin.starts).hasSize(1);
    assertThat(skin.ends).isEmpty();
    assertThat(skin.off).isZero();
    assertThat(skin.on).isCloseTo(2.09, within(1e-9));
  }

  @Test
  void theEndIsToldAfterEverythingBeforeIt() {
    feed(1, 8);
    feed(1, 0);
    assertThat(skin.ends).singleElement().isEqualTo(detector.end());
    int end = skin.order.indexOf("ended");
    assertThat(skin.order.subList(0, end)).doesNotContain("off");
    assertThat(skin.order.subList(end, skin.order.size())).doesNotContain("on");
  }

  @Test
  void gapsComeThroughInOrder() {
    feed(1, 8);
    detector.lose();
    gate.decide(detector);
    double from = count * PERIOD;
    count += 100;
    gate.gap(from, count * PERIOD);
    last = Double.NaN;
    feed(PERIOD, 0);
    assertThat(skin.ends).containsExactly(from);
    assertThat(skin.gaps).isCloseTo(1, within(1e-9));
    assertThat(skin.order).containsSubsequence("ended", "gap", "off");
  }

  @Test
  void missingLoadsPassWithTheirTravel() {
    feed(1, 8);
    feed(0.1, Double.NaN);
    feed(1, 8);
    assertThat(skin.on).isCloseTo(2.09, within(1e-9));
    assertThat(skin.travelOn).isCloseTo(209 * STEP, within(1e-9));
  }

  @Test
  void withoutALoadEverythingIsContact() {
    gate.interval(0, PERIOD, STEP, 0, Double.NaN, Double.NaN);
    gate.always(PERIOD);
    assertThat(skin.starts).containsExactly(PERIOD);
    assertThat(skin.on).isEqualTo(PERIOD);
    gate.close(1);
    assertThat(skin.ends).containsExactly(1.0);
    assertThat(gate.isContact()).isFalse();
  }

  @Test
  void closingLetsThroughWhatIsHeldBack() {
    feed(1, 0);
    feed(0.1, 8);
    gate.close(count * PERIOD);
    assertThat(skin.starts).isEmpty();
    assertThat(skin.off).isCloseTo(1.09, within(1e-9));
  }
}
