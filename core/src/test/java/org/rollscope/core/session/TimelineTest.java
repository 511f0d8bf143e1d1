package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.session.Timeline.Step;

class TimelineTest {
  private final Timeline timeline = new Timeline(0.01, true);

  private Step at(double time) {
    return timeline.advance(time);
  }

  @Test
  void followsSampleBySample() {
    assertThat(at(5)).isEqualTo(Step.FIRST);
    assertThat(timeline.dt()).isNaN();
    assertThat(at(5.01)).isEqualTo(Step.NEXT);
    assertThat(timeline.dt()).isCloseTo(0.01, within(1e-12));
    assertThat(timeline.before()).isEqualTo(5);
    assertThat(at(5.024)).isEqualTo(Step.NEXT);
  }

  @Test
  void upToAHundredMillisecondsAreBridged() {
    at(1);
    assertThat(at(1.1)).isEqualTo(Step.BRIDGED);
    assertThat(timeline.bridged()).isCloseTo(0.09, within(1e-9));
    assertThat(timeline.lost()).isEqualTo(9);
    assertThat(timeline.gaps()).isZero();
  }

  @Test
  void longerIsAnOpenGap() {
    at(1);
    assertThat(at(1.11)).isEqualTo(Step.GAP);
    assertThat(timeline.gaps()).isEqualTo(1);
    assertThat(timeline.lost()).isEqualTo(10);
    assertThat(timeline.bridged()).isZero();
  }

  @Test
  void slowSamplesAreNoGap() {
    Timeline slow = new Timeline(0.2, true);
    slow.advance(0);
    assertThat(slow.advance(0.2)).isEqualTo(Step.NEXT);
    assertThat(slow.advance(0.6)).isEqualTo(Step.BRIDGED);
    assertThat(slow.advance(1.2)).isEqualTo(Step.GAP);
  }

  @Test
  void unevenSamplesAreNotCountedAsLost() {
    Timeline uneven = new Timeline(0.01, false);
    uneven.advance(0);
    assertThat(uneven.advance(0.08)).isEqualTo(Step.NEXT);
    assertThat(uneven.advance(0.5)).isEqualTo(Step.GAP);
    assertThat(uneven.lost()).isZero();
  }

  @Test
  void duplicatesAreLeftOutForEver() {
    at(1);
    for (int i = 0; i < 10; i++) {
      assertThat(at(1)).isEqualTo(Step.SKIP);
    }
    assertThat(at(1.01)).isEqualTo(Step.NEXT);
  }

  @Test
  void aSampleOutOfOrderIsLeftOut() {
    at(1);
    at(1.01);
    assertThat(at(1.005)).isEqualTo(Step.SKIP);
    assertThat(at(1.006)).isEqualTo(Step.SKIP);
    assertThat(at(1.02)).isEqualTo(Step.NEXT);
    assertThat(at(1.015)).isEqualTo(Step.SKIP);
    assertThat(timeline.time()).isEqualTo(1.02);
  }

  @Test
  void threeInARowBeforeTheLastAreARestart() {
    at(1);
    assertThat(at(0.5)).isEqualTo(Step.SKIP);
    assertThat(at(0.51)).isEqualTo(Step.SKIP);
    assertThat(at(0.52)).isEqualTo(Step.RESTART);
  }

  @Test
  void moreThanASecondBackIsARestartAtOnce() {
    at(100);
    assertThat(at(98.9)).isEqualTo(Step.RESTART);
  }

  @Test
  void aTimeThatIsNoneIsLeftOut() {
    assertThat(at(Double.NaN)).isEqualTo(Step.SKIP);
    at(1);
    assertThat(at(Double.NaN)).isEqualTo(Step.SKIP);
    assertThat(at(1.01)).isEqualTo(Step.NEXT);
  }
}
