package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollscope.core.wire.DeviceListener.Ack;

class AcknowledgementsTest {
  private static final int BUSY = 3;
  private static final int UNKNOWN = 1;
  private static final int TARE = 3;

  private final Acknowledgements answers = new Acknowledgements();

  @Test
  void thereIsOneAnswerOnceAllHaveGivenTheirs() {
    answers.sent(7, TARE, Set.of(0, 1));
    answers.answered(0, 7, 0);
    assertThat(answers.take()).isEmpty();
    answers.answered(0, 7, 0);
    assertThat(answers.take()).as("twice from the same").isEmpty();
    answers.answered(1, 7, 0);
    assertThat(answers.take()).containsExactly(new Ack(7, TARE, 0));
    assertThat(answers.take()).isEmpty();
  }

  @Test
  void whoDoesNotKnowTheCommandDoesNotCount() {
    answers.sent(7, TARE, Set.of(0, 1));
    answers.refused(1, 7);
    answers.answered(0, 7, 0);
    assertThat(answers.take()).containsExactly(new Ack(7, TARE, 0));
    answers.sent(8, TARE, Set.of(0, 1));
    answers.answered(0, 8, UNKNOWN);
    answers.answered(1, 8, BUSY);
    assertThat(answers.take()).containsExactly(new Ack(8, TARE, BUSY));
    answers.sent(9, TARE, Set.of(0, 1));
    answers.refused(0, 9);
    answers.answered(1, 9, UNKNOWN);
    assertThat(answers.take()).as("nobody knows it").containsExactly(new Ack(9, TARE, UNKNOWN));
  }

  @Test
  void oneThatFailedMakesItAFailure() {
    answers.sent(7, TARE, Set.of(0, 1));
    answers.answered(1, 7, BUSY);
    answers.answered(0, 7, 0);
    assertThat(answers.take()).containsExactly(new Ack(7, TARE, BUSY));
  }

  @Test
  void aLostSensorIsNotWaitedFor() {
    answers.sent(7, TARE, Set.of(0, 1));
    answers.answered(0, 7, 0);
    answers.lost(1);
    assertThat(answers.take()).containsExactly(new Ack(7, TARE, 0));
    answers.sent(8, TARE, Set.of(0, 1));
    answers.refused(0, 8);
    answers.lost(1);
    assertThat(answers.take()).as("the one that might have known it was lost").isEmpty();
  }

  @Test
  void whatWasNeverSentOrIsForgottenIsNotAnswered() {
    answers.answered(0, 0, 0);
    for (int i = 1; i <= 65; i++) {
      answers.sent(i, TARE, Set.of(0));
    }
    answers.answered(0, 1, 0);
    assertThat(answers.take()).isEmpty();
    answers.answered(0, 2, 0);
    assertThat(answers.take()).hasSize(1);
  }
}
