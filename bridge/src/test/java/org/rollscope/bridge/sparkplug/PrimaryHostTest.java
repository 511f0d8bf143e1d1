package org.rollscope.bridge.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimaryHostTest {
  private final TestNode ball = new TestNode("ignition");

  @Test
  void isHeardOfOnItsTopic() {
    assertThat(ball.dialect.filters())
        .containsExactly(
            "spBv1.0/rollscope/NCMD/bridge",
            "spBv1.0/rollscope/DCMD/bridge/+",
            "spBv1.0/STATE/ignition");
  }

  @Test
  void nothingIsSentBeforeItIsThere() {
    ball.ballStreams();
    ball.zone("left-calf");
    ball.connect();
    assertThat(ball.sendAll()).isEmpty();
    assertThat(ball.dialect.reasonToLeave()).isEmpty();
    ball.host(false, 10);
    assertThat(ball.sendAll()).isEmpty();
    assertThat(ball.dialect.reasonToLeave()).as("there was no birth").isEmpty();
    ball.host(true, 20);
    assertThat(TestNode.types(ball.sendAll())).containsExactly("NBIRTH", "DBIRTH", "DDATA");
  }

  @Test
  void theConnectionIsGivenUpWhenItLeaves() {
    ball.connect();
    ball.host(true, 20);
    assertThat(ball.send()).isNotNull();
    ball.host(false, 10); // came late
    assertThat(ball.dialect.reasonToLeave()).isEmpty();
    ball.host(false, 20);
    assertThat(ball.dialect.reasonToLeave()).contains("ignition").contains("offline");
    ball.dialect.disconnected();
    ball.connect();
    assertThat(ball.dialect.reasonToLeave()).isEmpty();
    ball.host(true, 5); // a clock that was put right
    assertThat(TestNode.types(ball.sendAll())).containsExactly("NBIRTH");
  }

  /** One whose network dies is missed late: what it was sent meanwhile is sent again. */
  @Test
  void whatItMayHaveMissedIsSentAgain() {
    ball.ballStreams();
    ball.connect();
    ball.host(true, 20);
    assertThat(TestNode.types(ball.sendAll())).containsExactly("NBIRTH", "DBIRTH");
    ball.zone("left-calf");
    assertThat(ball.sendAll()).hasSize(1);
    ball.pass(Duration.ofSeconds(50));
    ball.zone("right-calf");
    assertThat(ball.sendAll()).extracting(TestNode.Sent::type).contains("DDATA");
    assertThat(ball.outbox.state().inFlight()).isEqualTo(2);
    ball.pass(Duration.ofSeconds(20));
    ball.sendAll();
    assertThat(ball.outbox.state().inFlight()).isEqualTo(1);
    ball.host(false, 20);
    ball.dialect.disconnected();
    ball.connect();
    ball.host(true, 30);
    List<TestNode.Sent> again = ball.sendAll();
    assertThat(TestNode.types(again)).containsExactly("NBIRTH", "DBIRTH", "DDATA");
    assertThat(again.getLast().payload().getMetrics(0).getStringValue()).isEqualTo("right-calf");
    assertThat(again.getLast().payload().getMetrics(0).getIsHistorical()).isTrue();
    ball.pass(Duration.ofSeconds(61));
    ball.sendAll();
    assertThat(ball.outbox.state().inFlight()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ONLINE", "", "{\"online\":1,\"timestamp\":3}", "[]", "{\"online\":true}"})
  void whatItDoesNotSayIsIgnored(String state) {
    PrimaryHost host = new PrimaryHost("ignition");
    host.says(state.getBytes(UTF_8));
    assertThat(host.isOnline()).isFalse();
  }
}
