package org.rollscope.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.contact.ContactDetector.Phase;
import org.rollscope.core.sample.Channel;

class ContactDetectorTest {
  private static final double PERIOD = 0.01;
  private final ContactDetector detector =
      new ContactDetector(new Load(Channel.PRESSURE, 1, Load.KPA, 4, 2), PERIOD);
  private int count;

  private double now() {
    return count * PERIOD;
  }

  /** Feeds a level for a time; returns the last phase. */
  private Phase feed(double seconds, double load) {
    Phase phase = detector.phase();
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      phase = detector.sample(++count * PERIOD, load);
    }
    return phase;
  }

  @Test
  void beginsAtTheInterpolatedCrossingAndIsSureAfter150Ms() {
    feed(1, 0);
    assertThat(feed(0.14, 8)).isEqualTo(Phase.BEGINNING);
    assertThat(feed(0.03, 8)).isEqualTo(Phase.ON);
    assertThat(detector.start()).isCloseTo(1.005, within(1e-9));
    assertThat(detector.firstSample()).isCloseTo(1.01, within(1e-9));
    assertThat(detector.end()).isNaN();
  }

  @Test
  void endsAtTheInterpolatedCrossingAndIsSureAfter150Ms() {
    feed(1, 0);
    feed(1, 8);
    assertThat(feed(0.14, 0)).isEqualTo(Phase.ENDING);
    assertThat(feed(0.03, 0)).isEqualTo(Phase.OFF);
    assertThat(detector.end()).isCloseTo(2.0075, within(1e-9));
  }

  @Test
  void anEpisodeShorterThan150MsIsNone() {
    feed(1, 0);
    assertThat(feed(0.14, 8)).isEqualTo(Phase.BEGINNING);
    for (int i = 0; i < 30; i++) {
      assertThat(feed(PERIOD, 0)).isNotEqualTo(Phase.ON).isNotEqualTo(Phase.ENDING);
    }
    assertThat(detector.phase()).isEqualTo(Phase.OFF);
  }

  @Test
  void aDipShorterThan150MsDoesNotEndIt() {
    feed(1, 8);
    feed(0.13, 0);
    assertThat(feed(PERIOD, 3)).isEqualTo(Phase.ON);
    assertThat(detector.end()).isNaN();
    assertThat(detector.start()).isCloseTo(PERIOD, within(1e-9));
  }

  @Test
  void betweenTheThresholdsItStaysAsItIs() {
    assertThat(feed(5, 3.9)).isEqualTo(Phase.OFF);
    feed(1, 4);
    assertThat(feed(5, 2)).isEqualTo(Phase.ON);
  }

  @Test
  void theOnThresholdItselfIsContact() {
    feed(0.1, 0);
    assertThat(feed(PERIOD, 4)).isEqualTo(Phase.BEGINNING);
    assertThat(detector.start()).isCloseTo(now(), within(1e-9));
  }

  @Test
  void aGapOver250MsEndsItAtTheLastSample() {
    feed(1, 8);
    count += 25;
    assertThat(feed(PERIOD, 0)).isEqualTo(Phase.OFF);
    assertThat(detector.end()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aGapOf240MsDoesNot() {
    feed(1, 8);
    count += 23;
    assertThat(feed(PERIOD, 8)).isEqualTo(Phase.ON);
  }

  @Test
  void contactAfterAGapIsAnotherOne() {
    feed(1, 8);
    count += 50;
    assertThat(feed(PERIOD, 8)).isEqualTo(Phase.BEGINNING);
    assertThat(detector.start()).isCloseTo(now(), within(1e-9));
  }

  @Test
  void missingValuesSayNothingUntilTheyHaveLastedTooLong() {
    feed(1, 8);
    assertThat(feed(0.24, Double.NaN)).isEqualTo(Phase.ON);
    assertThat(feed(0.03, Double.NaN)).isEqualTo(Phase.OFF);
    assertThat(detector.end()).isCloseTo(1, within(1e-9));
  }

  @Test
  void saturationIsContactFromItsSampleOn() {
    feed(1, 0);
    feed(1, Double.POSITIVE_INFINITY);
    assertThat(detector.phase()).isEqualTo(Phase.ON);
    assertThat(detector.start()).isCloseTo(1.01, within(1e-9));
  }

  @Test
  void slowSamplesAreNotGaps() {
    ContactDetector slow = new ContactDetector(new Load(Channel.PRESSURE, 1, Load.KPA, 4, 2), 0.2);
    slow.sample(0, 8);
    slow.sample(0.2, 8);
    assertThat(slow.sample(0.6, 8)).isEqualTo(Phase.ON);
    assertThat(slow.start()).isZero();
  }
}
