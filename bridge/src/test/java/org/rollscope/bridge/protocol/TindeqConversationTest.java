package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener.Ack;

/** What is said to a Progressor, and when. */
class TindeqConversationTest {
  private static final byte TARE = 0x64;
  private static final byte START = 0x65;
  private static final byte STOP = 0x66;
  private static final byte FIRMWARE = 0x6B;
  private static final byte BATTERY = 0x6F;
  private static final byte ID = 0x70;

  private static final String ID_ANSWER = "00 04 2a000000";
  private static final String FIRMWARE_ANSWER = "00 05 312e322e33";
  private static final String BATTERY_ANSWER = "00 04 ec0e0000"; // 3820 mV

  private final TestTool tool = new TestTool();
  private final Conversation conversation =
      new TindeqProtocol().converse(tool, TestTool.DESCRIPTION, tool);
  private long nanos = -7_000_000_000L;
  private int micros;

  @BeforeEach
  void open() throws LinkException {
    conversation.open();
    conversation.tick(nanos);
  }

  private List<Byte> said() {
    return tool.written.stream()
        .peek(bytes -> assertThat(bytes).hasSize(1))
        .map(bytes -> bytes[0])
        .toList();
  }

  private void pass(long millis) throws LinkException {
    for (long i = 0; i < millis; i += 50) {
      nanos += 50_000_000;
      conversation.tick(nanos);
    }
  }

  private void hear(String hex) throws LinkException {
    byte[] bytes = Bytes.of(hex);
    conversation.accept(bytes, 0, bytes.length, nanos);
    conversation.tick(nanos);
  }

  /** Lets it measure so many tenths of a second. */
  private void measure(int tenths, double kilograms) throws LinkException {
    for (int i = 0; i < tenths; i++) {
      pass(100);
      micros += 100_000;
      int bits = Integer.reverseBytes(Float.floatToIntBits((float) kilograms));
      hear("01 08 %08x %08x".formatted(bits, Integer.reverseBytes(micros)));
    }
  }

  private void answerAll() throws LinkException {
    hear(ID_ANSWER);
    hear(FIRMWARE_ANSWER);
    hear(BATTERY_ANSWER);
  }

  @Test
  void oneThingIsAskedAtATime() throws LinkException {
    assertThat(said()).containsExactly(ID);
    hear(ID_ANSWER);
    assertThat(said()).containsExactly(ID, FIRMWARE);
    hear(FIRMWARE_ANSWER);
    assertThat(said()).containsExactly(ID, FIRMWARE, BATTERY);
    hear(BATTERY_ANSWER);
    assertThat(said()).containsExactly(ID, FIRMWARE, BATTERY, START);
    DeviceInfo info = tool.infos.getFirst();
    assertThat(info.id()).isEqualTo("test");
    assertThat(info.serial()).isEqualTo("0000002a");
    assertThat(info.firmware()).isEqualTo("1.2.3");
    assertThat(info.instrument().pads()).isOne();
    assertThat(tool.statuses).hasSize(1);
    assertThat(tool.statuses.getFirst().battery()).isEqualTo(50);
  }

  @Test
  void whatIsNotAnsweredHoldsTheNextBackForASecond() throws LinkException {
    pass(950);
    assertThat(said()).containsExactly(ID);
    pass(50);
    assertThat(said()).containsExactly(ID, FIRMWARE);
    pass(1000);
    assertThat(said()).containsExactly(ID, FIRMWARE, BATTERY);
    pass(1000);
    assertThat(said()).containsExactly(ID, FIRMWARE, BATTERY, START);
    assertThat(tool.infos.getFirst().firmware()).isEmpty();
    assertThat(tool.statuses).isEmpty();
  }

  @Test
  void aLateAnswerIsNotTakenForAnother() throws LinkException {
    pass(1000);
    hear(ID_ANSWER);
    assertThat(said()).as("still waits for the firmware").containsExactly(ID, FIRMWARE);
    pass(1000);
    hear(FIRMWARE_ANSWER);
    hear("00 04 312e3230");
    assertThat(tool.statuses).as("842,018,353 mV are none").isEmpty();
    hear(BATTERY_ANSWER);
    assertThat(tool.statuses).hasSize(1);
    assertThat(tool.infos.getFirst().firmware()).isEmpty();
  }

  @Test
  void theInfoComesBeforeWhatIsMeasuredAlready() throws LinkException {
    measure(1, 5);
    assertThat(tool.infos).hasSize(1);
    assertThat(tool.blocks).hasSize(1);
    answerAll();
    assertThat(tool.infos.getLast().serial()).isEqualTo("0000002a");
    assertThat(tool.infos.getLast().firmware()).isEqualTo("1.2.3");
  }

  @Test
  void commandsAreCarriedOutInTurnAndAcknowledged() throws LinkException {
    answerAll();
    assertThat(conversation.send(7, new Command.Tare())).isTrue();
    assertThat(conversation.send(8, new Command.Stop())).isTrue();
    assertThat(conversation.send(9, new Command.GetInfo())).isTrue();
    assertThat(conversation.send(10, new Command.Start(80))).isTrue();
    pass(350);
    assertThat(said().subList(4, 7)).containsExactly(TARE, STOP, ID);
    assertThat(tool.acks).containsExactly(new Ack(7, 3, 0), new Ack(8, 2, 0));
    hear(ID_ANSWER);
    hear("00 03 322e30");
    pass(100);
    assertThat(said().subList(7, 9)).containsExactly(FIRMWARE, START);
    assertThat(tool.acks.subList(2, 4)).containsExactly(new Ack(9, 6, 0), new Ack(10, 1, 0));
    assertThat(tool.infos.getLast().firmware()).isEqualTo("2.0");
  }

  @Test
  void itHasOneRateAndNeitherBlinksNorBuzzes() throws LinkException {
    answerAll();
    assertThat(conversation.send(1, new Command.Start(200))).isTrue();
    assertThat(tool.acks).containsExactly(new Ack(1, 1, 2));
    assertThat(conversation.send(2, new Command.Identify(3))).isFalse();
    assertThat(conversation.send(3, new Command.Haptic(1, 255))).isFalse();
    assertThat(conversation.send(4, new Command.SetHostTime(1))).isFalse();
    pass(200);
    assertThat(said()).hasSize(4);
  }

  @Test
  void theMeasurementIsStoppedWhileTheBatteryIsAskedFor() throws LinkException {
    answerAll();
    measure(10, 20);
    conversation.send(5, new Command.GetStatus());
    pass(150);
    hear(BATTERY_ANSWER);
    assertThat(said().subList(4, 7)).containsExactly(STOP, BATTERY, START);
    assertThat(tool.acks).containsExactly(new Ack(5, 7, 0));
    assertThat(tool.statuses).hasSize(2);
  }

  @Test
  void theBatteryIsAskedForAgainOnlyWhileNothingIsPressed() throws LinkException {
    answerAll();
    for (int minute = 0; minute < 20; minute++) {
      measure(300, 20);
      measure(300, minute);
    }
    assertThat(said()).as("somebody presses").hasSize(4);
    int tenths = 0;
    while (said().size() == 4 && tenths < 2000) {
      measure(1, 0.1);
      tenths++;
    }
    assertThat(tenths).as("a session would be over").isBetween(1490, 1510);
    pass(1200);
    assertThat(said().subList(4, 7)).containsExactly(STOP, BATTERY, START);
    measure(2950, 0);
    assertThat(said()).as("five minutes have not passed").hasSize(7);
    measure(50, 0);
    assertThat(said().get(7)).isEqualTo(STOP);
  }

  @Test
  void aMeasurementThatDoesNotComeIsStartedAgain() throws LinkException {
    answerAll();
    pass(950);
    assertThat(said().getLast()).isEqualTo(START);
    assertThat(said()).hasSize(4);
    pass(100);
    assertThat(said()).as("started again").hasSize(5);
    measure(30, 1);
    assertThat(said()).hasSize(5);
    conversation.send(1, new Command.Tare());
    pass(1200);
    assertThat(said().subList(5, 7)).containsExactly(TARE, START);
  }

  @Test
  void aMeasurementThatWasStoppedStaysSo() throws LinkException {
    answerAll();
    conversation.send(1, new Command.Stop());
    pass(60_000);
    assertThat(said().subList(4, 5)).containsExactly(STOP);
    assertThat(said()).hasSize(5);
  }

  @Test
  void theWarningBeforeItSwitchesItselfOffIsAnEmptyBattery() throws LinkException {
    answerAll();
    conversation.send(1, new Command.Tare());
    pass(100);
    hear("04 00");
    assertThat(tool.statuses.getLast().battery()).isZero();
    assertThat(tool.statuses.getLast().tareDone()).isTrue();
  }
}
