package org.rollscope.bridge.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollscope.bridge.sparkplug.TestNode.said;
import static org.rollscope.bridge.sparkplug.TestNode.types;
import static org.rollscope.bridge.sparkplug.TestNode.write;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.mqtt.Publication;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Loss;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.bridge.sparkplug.TestNode.Sent;
import org.rollscope.core.alarm.AlarmKind;

class SparkplugDialectTest {
  private final TestNode ball = new TestNode(null);

  private static boolean isHistorical(Sent sent) {
    List<Metric> metrics = sent.payload().getMetricsList();
    assertThat(metrics).isNotEmpty();
    boolean first = metrics.getFirst().getIsHistorical();
    assertThat(metrics).allMatch(metric -> metric.getIsHistorical() == first);
    return first;
  }

  /** Connected, with the ball born and nothing left to send; returns its birth. */
  private Sent bornBall() {
    ball.ballStreams();
    ball.connect();
    List<Sent> sent = ball.sendAll();
    assertThat(types(sent)).containsExactly("NBIRTH", "DBIRTH");
    return sent.getLast();
  }

  @Test
  void aDeviceIsBornWhenItIsKnownAndStreams() {
    ball.connect();
    assertThat(types(ball.sendAll())).containsExactly("NBIRTH");
    ball.stand("status", "{\"state\":\"connecting\"}");
    ball.stand("info", "{\"name\":\"Ball\"}");
    assertThat(ball.sendAll()).isEmpty();
    ball.stand("status", "{\"state\":\"streaming\"}");
    assertThat(types(ball.sendAll())).containsExactly("DBIRTH");
    ball.ballIsLost();
    assertThat(types(ball.sendAll())).containsExactly("DDATA", "DDEATH");
    ball.stand("status", "{\"state\":\"streaming\"}");
    assertThat(types(ball.sendAll())).containsExactly("DBIRTH");
  }

  /** Units are told in births only, and that of the load is known with the first sample only. */
  @Test
  void aDeviceIsBornAgainWhenItsUnitsAreKnown() {
    ball.connect();
    ball.stand("info", "{\"name\":\"Ball\"}");
    ball.stand("status", "{\"state\":\"streaming\"}");
    Sent first = ball.sendAll().getLast();
    assertThat(first.named("Live/Peak").hasProperties()).isFalse();
    assertThat(first.named("Live/Pressure").getProperties().getValues(0).getStringValue())
        .isEqualTo("kPa");
    ball.ballStreams();
    Sent second = ball.sendAll().getFirst();
    assertThat(second.named("Live/Dose").getProperties().getKeys(0)).isEqualTo("engUnit");
    assertThat(second.named("Live/Dose").getProperties().getValues(0).getStringValue())
        .isEqualTo("kPa·s");
  }

  @Test
  void sequencesRunFromTheNodesBirthAndWrap() {
    bornBall();
    for (int i = 0; i < 300; i++) {
      ball.live("{\"pressure\":%d.5}".formatted(i));
      Sent sent = Objects.requireNonNull(ball.send());
      assertThat(sent.payload().getSeq()).isEqualTo((i + 2) % 256);
      assertThat(sent.payload().getMetricsCount()).isEqualTo(1);
    }
    ball.command("spBv1.0/rollscope/NCMD/bridge", write("Node Control/Rebirth", true));
    List<Sent> again = ball.sendAll();
    assertThat(types(again)).containsExactly("NBIRTH", "DBIRTH");
    assertThat(again.getFirst().payload().getSeq()).isZero();
    assertThat(again.getFirst().named("bdSeq").getLongValue()).isZero();
  }

  @Test
  void onlyWhatHasChangedIsTold() {
    Sent birth = bornBall();
    ball.live("{\"time\":\"2026-03-01T12:00:00.5Z\",\"pressure\":12.5,\"rolls\":3}");
    Sent first = Objects.requireNonNull(ball.send());
    assertThat(said(birth, first)).containsExactly("Live/Pressure=12.5", "Live/Rolls=3");
    assertThat(first.payload().getMetrics(0).getTimestamp())
        .isEqualTo(ball.now().toEpochMilli() + 500);
    ball.live("{\"pressure\":null,\"rolls\":3}");
    assertThat(said(birth, Objects.requireNonNull(ball.send())))
        .containsExactly("Live/Pressure=null");
    ball.live("{\"pressure\":null,\"rolls\":3}");
    assertThat(ball.send()).isNull();
  }

  @Test
  void anEventIsToldWholeWithTheTimesOfTheWall() {
    Sent birth = bornBall();
    ball.overpressure(true);
    List<Sent> raised = ball.sendAll();
    assertThat(types(raised)).containsExactly("DDATA");
    assertThat(isHistorical(raised.getFirst())).isFalse();
    assertThat(said(birth, raised.getFirst()))
        .contains(
            "Event/Alarm/State=raised",
            "Event/Alarm/Kind=overpressure",
            "Event/Alarm/Onset=" + (ball.now().toEpochMilli() - 2000),
            "Event/Alarm/Cleared=null",
            "Alarm/Overpressure/Active=true",
            "Alarm/Overpressure/Level=warning");
    ball.overpressure(false);
    assertThat(said(birth, ball.sendAll().getFirst()))
        .contains("Event/Alarm/State=cleared", "Alarm/Overpressure/Active=false");
    assertThat(ball.outbox.state().waiting()).isZero();
  }

  @Test
  void whatHasWaitedIsHistorical() {
    ball.ballStreams();
    ball.zone("left-calf");
    ball.zone("right-calf");
    ball.connect();
    List<Sent> sent = ball.sendAll();
    assertThat(types(sent)).startsWith("NBIRTH", "DBIRTH", "DDATA", "DDATA");
    assertThat(isHistorical(sent.get(2))).isTrue();
    assertThat(isHistorical(sent.get(3))).isTrue();
    assertThat(sent.get(1).named("Event/Zone/Zone").getStringValue()).isEqualTo("right-calf");
    assertThat(sent).hasSize(4);
    ball.zone("left-glute");
    assertThat(isHistorical(Objects.requireNonNull(ball.send()))).isFalse();
  }

  @Test
  void whatWasSentButNotAcknowledgedIsHistoricalTheNextTime() {
    bornBall();
    ball.zone("left-calf");
    Publication lost = Objects.requireNonNull(ball.dialect.next());
    assertThat(isHistorical(TestNode.read(ball.dialect.seal(lost)))).isFalse();
    ball.dialect.disconnected();
    ball.connect();
    List<Sent> sent = ball.sendAll();
    assertThat(types(sent)).containsExactly("NBIRTH", "DBIRTH", "DDATA");
    assertThat(isHistorical(sent.getLast())).isTrue();
  }

  @Test
  void aJumpOfTheClockMakesNothingHistorical() {
    bornBall();
    ball.jump(Duration.ofHours(-1));
    ball.zone("left-calf");
    assertThat(isHistorical(ball.sendAll().getFirst())).isFalse();
    ball.jump(Duration.ofHours(2));
    ball.zone("right-calf");
    assertThat(isHistorical(ball.sendAll().getFirst())).isFalse();
  }

  /** A host takes no historical value for the present: what is true now comes besides. */
  @Test
  void thePresentIsPutRightAfterWhatHasWaited() {
    ball.ballStreams();
    ball.connect();
    assertThat(Objects.requireNonNull(ball.send()).type()).isEqualTo("NBIRTH");
    Sent birth = Objects.requireNonNull(ball.send());
    assertThat(birth.named("Alarm/Overpressure/Active").getBooleanValue()).isFalse();
    ball.overpressure(true); // before it is known that nothing waits
    List<Sent> sent = ball.sendAll();
    assertThat(isHistorical(sent.getFirst())).isTrue();
    assertThat(isHistorical(sent.getLast())).isFalse();
    assertThat(said(birth, sent.getLast())).contains("Alarm/Overpressure/Active=true");
    assertThat(ball.sendAll()).isEmpty();
  }

  @Test
  void anAlarmThatIsActiveStandsInTheBirth() {
    ball.ballStreams();
    ball.overpressure(true);
    ball.connect();
    List<Sent> sent = ball.sendAll();
    assertThat(sent.get(1).named("Alarm/Overpressure/Active").getBooleanValue()).isTrue();
    assertThat(isHistorical(sent.get(2))).isTrue();
    assertThat(sent).hasSize(3);
  }

  /** A device that is away is born for what is left of it. */
  @Test
  void whatIsLeftOfAnAbsentDeviceArrives() {
    ball.ballStreams();
    ball.zone("left-calf");
    ball.restart();
    ball.ballIsLost();
    ball.connect();
    List<Sent> sent = ball.sendAll();
    assertThat(types(sent)).containsExactly("NBIRTH", "DBIRTH", "DDATA", "DDEATH");
    assertThat(isHistorical(sent.get(2))).isTrue();
    assertThat(ball.outbox.state().waiting() + ball.outbox.state().inFlight()).isZero();
  }

  /** A birth says it already; and a device is not born for a state alone. */
  @Test
  void theEndOfAnAbsentDevicesAlarmIsToldOnce() {
    Sent birth = bornBall();
    ball.overpressure(true);
    ball.ballIsLost();
    assertThat(types(ball.sendAll())).containsExactly("DDATA", "DDATA", "DDEATH");
    ball.overpressure(false);
    List<Sent> sent = ball.sendAll();
    assertThat(types(sent)).containsExactly("DBIRTH", "DDATA", "DDEATH");
    assertThat(sent.getFirst().named("Alarm/Overpressure/Active").getBooleanValue()).isFalse();
    assertThat(said(birth, sent.get(1))).contains("Event/Alarm/State=cleared");
    assertThat(said(birth, sent.get(1)).toString()).doesNotContain("Overpressure/Active");
    ball.offer(ball.messages.noAlarm(TestNode.ORIGIN, ball.now(), AlarmKind.OVERPRESSURE));
    assertThat(ball.sendAll()).isEmpty();
    assertThat(ball.outbox.state().waiting()).isZero();
  }

  @Test
  void whatIsRefusedLeavesNoHoleInTheSequence() {
    bornBall();
    ball.zone("left-calf");
    ball.zone("right-calf");
    Publication large = Objects.requireNonNull(ball.dialect.next());
    ball.dialect.refused(large, Loss.Reason.TOO_LARGE);
    assertThat(Objects.requireNonNull(ball.send()).payload().getSeq()).isEqualTo(2);
    List<Sent> told = ball.sendAll();
    assertThat(told.getFirst().payload().getSeq()).isEqualTo(3);
    assertThat(ball.outbox.dropped(TestNode.BALL)).isEqualTo(1);
  }

  @Test
  void withoutABirthEverythingWaits() {
    ball.ballStreams();
    ball.zone("left-calf");
    ball.connect();
    Publication birth = Objects.requireNonNull(ball.dialect.next());
    ball.dialect.refused(birth, Loss.Reason.TOO_LARGE);
    assertThat(ball.dialect.next()).isNull();
    ball.connect();
    assertThat(types(ball.sendAll())).containsExactly("NBIRTH", "DBIRTH", "DDATA");
  }

  @Test
  void rawSamplesHaveNoPlace() {
    Draft samples = draft(Lane.SAMPLE, "rollscope/ball/samples");
    assertThat(ball.dialect.admit(samples)).isNull();
  }

  /** A bridge may change its format with messages waiting. */
  @Test
  void whatAnotherFormatKeptGoesAsItIs() {
    ball.outbox.offer(draft(Lane.SAMPLE, "rollscope/ball/samples"));
    ball.connect();
    List<Publication> sent =
        IntStream.range(0, 2).mapToObj(i -> Objects.requireNonNull(ball.dialect.next())).toList();
    assertThat(sent.getLast().topic()).isEqualTo("rollscope/ball/samples");
    assertThat(sent.getLast().qos()).isEqualTo(1);
    assertThat(ball.dialect.seal(sent.getLast())).isSameAs(sent.getLast());
  }

  /** Such as the removal of what was announced to Home Assistant in another format. */
  @Test
  void whatStandsElsewhereIsToldAsItIs() {
    ball.outbox.stand("homeassistant/device/ball/config", Payload.EMPTY);
    ball.connect();
    assertThat(Objects.requireNonNull(ball.send()).type()).isEqualTo("NBIRTH");
    Publication removal = Objects.requireNonNull(ball.dialect.next());
    assertThat(removal.topic()).isEqualTo("homeassistant/device/ball/config");
    assertThat(removal.retained()).isTrue();
    ball.connect();
    assertThat(ball.sendAll()).hasSize(2);
    ball.connect();
    assertThat(types(ball.sendAll())).containsExactly("NBIRTH");
  }

  private Draft draft(Lane lane, String topic) {
    return new Draft(
        "ball", "", lane, false, topic, false, ball.now(), key -> Payload.text("{\"n\":1}"));
  }

  @Test
  void theNodeTellsOfItsOutbox() {
    bornBall();
    ball.pass(Duration.ofSeconds(2));
    assertThat(ball.send()).isNull();
    ball.zone("left-calf");
    ball.outbox.refused(Objects.requireNonNull(ball.outbox.take()).key(), Loss.Reason.REFUSED);
    ball.pass(Duration.ofSeconds(2));
    Sent told = Objects.requireNonNull(ball.send());
    assertThat(told.type()).isEqualTo("NDATA");
    assertThat(told.payload().getMetrics(0).getLongValue()).isEqualTo(1);
  }
}
