package org.rollscope.bridge.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollscope.bridge.sparkplug.TestNode.said;
import static org.rollscope.bridge.sparkplug.TestNode.write;

import java.util.List;
import java.util.Objects;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.sparkplug.TestNode.Sent;

class CommandReaderTest {
  private final TestNode ball = new TestNode(null);
  private Sent birth;

  @BeforeEach
  void bornBall() {
    ball.ballStreams();
    ball.connect();
    birth = ball.sendAll().getLast();
  }

  private CommandRequest only() {
    assertThat(ball.requests).hasSize(1);
    return ball.requests.getFirst();
  }

  private List<String> result() {
    return said(birth, Objects.requireNonNull(ball.send()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Zone|left-calf|{\"zone\":\"left-calf\"}",
        "Person|anna|{\"name\":\"anna\"}",
        "Person||{}",
        "Person|{\"name\":\"anna\",\"bodyWeightKg\":62}|{\"name\":\"anna\",\"bodyWeightKg\":62}",
        "Acknowledge|overpressure|{\"kind\":\"overpressure\"}",
        "Shelve|ramp|{\"kind\":\"ramp\"}",
        "Limits|{\"high\":80,\"highHigh\":90}|{\"high\":80,\"highHigh\":90}",
      })
  void textsAreArguments(String command, String value, String arguments) {
    ball.commandBall(write("Command/" + command, value == null ? "" : value));
    assertThat(only().name()).isEqualTo(command.toLowerCase(java.util.Locale.ROOT));
    assertThat(only().device()).isEqualTo("ball");
    assertThat(only().arguments().toString()).isEqualTo(arguments);
  }

  @Test
  void numbersAreArguments() {
    ball.commandBall(
        Metric.newBuilder().setName("Command/Start").setLongValue(200).build(),
        Metric.newBuilder().setName("Command/Identify").setIntValue(3).build(),
        Metric.newBuilder().setName("Command/Watch").setDoubleValue(1.5).build());
    assertThat(ball.requests)
        .extracting(one -> one.name() + one.arguments())
        .containsExactly(
            "start{\"rate\":200}", "identify{\"seconds\":3}", "watch{\"seconds\":1.5}");
  }

  @Test
  void aFlagAsksOnlyWhenItIsTrue() {
    ball.commandBall(write("Command/Tare", false), write("Command/Stop", true));
    assertThat(only().name()).isEqualTo("stop");
  }

  @Test
  void anAliasWillDo() {
    long alias = birth.named("Command/Tare").getAlias();
    ball.commandBall(Metric.newBuilder().setAlias(alias).setBooleanValue(true).build());
    assertThat(only().name()).isEqualTo("tare");
  }

  @Test
  void whatBecameOfItIsTold() {
    ball.commandBall(write("Command/Tare", true), write("Command/Zone", "moon"));
    for (int i = 0; i < 2; i++) {
      ball.requests.getFirst().ok();
      assertThat(result())
          .containsExactly(
              "Result/Command=tare", "Result/Error=null", "Result/Zeros=null", "Result/Ok=true");
    }
    ball.requests.getLast().error("there is no zone 'moon'");
    assertThat(result())
        .contains("Result/Command=zone", "Result/Error=there is no zone 'moon'", "Result/Ok=false");
  }

  @Test
  void whatCannotBeWrittenIsRefusedInWords() {
    ball.commandBall(write("Live/Pressure", "3"));
    assertThat(result().toString()).contains("Live/Pressure cannot be written", "Ok=false");
    ball.commandBall(write("Command/Levitate", true));
    assertThat(result().toString()).contains("Command/Levitate cannot be written");
    ball.commandBall(Metric.newBuilder().setAlias(999_999).setBooleanValue(true).build());
    assertThat(result().toString()).contains("with alias 999999 cannot be written");
    ball.commandBall(write("Command/Tare", "yes"));
    assertThat(result().toString()).contains("tare takes a Boolean");
    ball.commandBall(write("Command/Zone", true));
    assertThat(result().toString()).contains("zone takes a String");
    ball.commandBall(write("Command/Start", true));
    assertThat(result().toString()).contains("start takes an Int64");
    ball.commandBall(write("Command/Watch", true));
    assertThat(result().toString()).contains("watch takes a Double");
    ball.commandBall(write("Command/Limits", "80"));
    assertThat(result().toString()).contains("limits takes a JSON object");
    ball.commandBall(write("Command/Limits", "{80"));
    assertThat(result().toString()).contains("arguments of limits are not JSON");
    assertThat(ball.requests).isEmpty();
  }

  @Test
  void garbageIsRefusedInWords() {
    ball.dialect.arrived(
        "spBv1.0/rollscope/DCMD/bridge/ball", new MqttMessage(new byte[] {-1, -1, -1}));
    assertThat(result().toString()).contains("no Sparkplug payload");
    ball.dialect.arrived("spBv1.0/rollscope/NCMD/bridge", new MqttMessage(new byte[] {-1, -1, -1}));
    assertThat(ball.send()).isNull();
  }

  @Test
  void aRetainedCommandIsIgnored() {
    MqttMessage retained = new MqttMessage(new byte[0], 0, true, null);
    ball.dialect.arrived("spBv1.0/rollscope/DCMD/bridge/ball", retained);
    assertThat(ball.requests).isEmpty();
    assertThat(ball.send()).isNull();
  }

  /** Of a device that is not there the node tells. */
  @Test
  void aCommandForNobodyIsAnsweredByTheNode() {
    ball.command("spBv1.0/rollscope/DCMD/bridge/nobody", write("Command/Tare", true));
    Sent told = Objects.requireNonNull(ball.send());
    assertThat(told.type()).isEqualTo("NDATA");
    assertThat(told.payload().toString()).contains("nobody");
  }

  @Test
  void theZoneInForceIsShownWhereItIsWritten() {
    ball.stand("info", "{\"zone\":\"left-calf\",\"limits\":{\"unit\":\"kPa\"}}");
    assertThat(result()).contains("Command/Zone=left-calf", "Info/Zone=left-calf");
  }
}
