package org.rollscope.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollscope.bridge.outbox.Payload;

class ReceiptsTest {
  private final Receipts receipts = new Receipts(3);

  private static Publication named(String topic) {
    return Publication.once(topic, Payload.EMPTY, null);
  }

  @Test
  void oneAnswerIsForAllThatWasWrittenBeforeItsQuestion() {
    receipts.written(named("a"));
    receipts.written(named("b"));
    assertThat(receipts.ask()).isTrue();
    receipts.written(named("c"));
    assertThat(receipts.ask()).as("one question at a time").isFalse();
    assertThat(receipts.answered()).extracting(Publication::topic).containsExactly("a", "b");
    assertThat(receipts.isEmpty()).isFalse();
    assertThat(receipts.ask()).isTrue();
    assertThat(receipts.answered()).extracting(Publication::topic).containsExactly("c");
    assertThat(receipts.isEmpty()).isTrue();
    assertThat(receipts.ask()).as("nothing to ask for").isFalse();
  }

  @Test
  void onlySoManyWait() {
    receipts.written(named("a"));
    receipts.written(named("b"));
    assertThat(receipts.ask()).isTrue();
    assertThat(receipts.hasRoom()).isTrue();
    receipts.written(named("c"));
    assertThat(receipts.hasRoom()).isFalse();
    receipts.answered();
    assertThat(receipts.hasRoom()).isTrue();
  }
}
