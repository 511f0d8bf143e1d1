package org.rollscope.bridge.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.mqtt.Publication;

class BirthNumbersTest {
  @TempDir Path folder;

  private static int use(BirthNumbers numbers) {
    int number = numbers.next();
    numbers.used(number);
    return number;
  }

  @Test
  void goOnAfterARestart() {
    Path file = folder.resolve("new/bridge.bdseq");
    assertThat(use(new BirthNumbers(file))).isZero();
    assertThat(use(new BirthNumbers(file))).isEqualTo(1);
    BirthNumbers third = new BirthNumbers(file);
    assertThat(use(third)).isEqualTo(2);
    assertThat(use(third)).isEqualTo(3);
  }

  @Test
  void anAttemptThatFailsUsesNone() {
    BirthNumbers numbers = new BirthNumbers(folder.resolve("bdseq"));
    assertThat(numbers.next()).isZero();
    assertThat(numbers.next()).isZero();
    assertThat(new BirthNumbers(folder.resolve("bdseq")).next()).isZero();
  }

  @Test
  void beginAnewAfter255() throws IOException {
    Path file = Files.writeString(folder.resolve("bdseq"), "254\n");
    BirthNumbers numbers = new BirthNumbers(file);
    assertThat(use(numbers)).isEqualTo(255);
    assertThat(use(numbers)).isZero();
  }

  @Test
  void aFileThatIsNoneIsNoReasonToFail() throws IOException {
    assertThat(use(new BirthNumbers(Files.writeString(folder.resolve("bdseq"), "x")))).isZero();
    Path inTheWay = Files.createDirectory(folder.resolve("folder"));
    Files.writeString(inTheWay.resolve("file"), "");
    BirthNumbers unkept = new BirthNumbers(inTheWay);
    assertThat(use(unkept)).isZero();
    assertThat(use(unkept)).isEqualTo(1);
  }

  @Test
  void theWillAndTheBirthOfAConnectionHaveTheSame() {
    TestNode ball = new TestNode(null);
    for (int i = 0; i < 3; i++) {
      Publication will = ball.connect();
      TestNode.Sent death = TestNode.read(will);
      assertThat(will.topic()).isEqualTo("spBv1.0/rollscope/NDEATH/bridge");
      assertThat(will.qos()).isEqualTo(1);
      assertThat(will.retained()).isFalse();
      assertThat(death.payload().hasSeq()).isFalse();
      assertThat(death.payload().getMetricsCount()).isEqualTo(1);
      assertThat(death.named("bdSeq").getLongValue()).isEqualTo(i);
      assertThat(ball.sendAll().getFirst().named("bdSeq").getLongValue()).isEqualTo(i);
      assertThat(TestNode.read(ball.dialect.farewell()).named("bdSeq").getLongValue()).isEqualTo(i);
      ball.dialect.disconnected();
    }
  }
}
