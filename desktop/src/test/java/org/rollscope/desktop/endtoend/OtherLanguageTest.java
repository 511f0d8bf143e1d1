package org.rollscope.desktop.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.desktop.endtoend.OnTheLine.Sample;
import tools.jackson.databind.JsonNode;

/** A device written in Python from the protocol page alone, speaking text lines. */
@Timeout(120)
class OtherLanguageTest {
  private static final int ROWS = 400;
  private static final String TOPIC = "rollscope/py-stick";
  private static final Path DEVICE = Path.of("../bridge/src/test/python/text_device.py");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void arrivesAsItWasSent(TestBroker.Kind kind) throws Exception {
    SystemProgram python = SystemProgram.pythonWith("serial", "python3-serial");
    Process device =
        python
            .builder(DEVICE.toString(), String.valueOf(ROWS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker);
        BufferedReader out = device.inputReader(UTF_8)) {
      DeviceConfig link = DeviceConfig.on(out.readLine());
      try (Bridge bridge = new Bridge(Road.config(folder, broker).withDevices(List.of(link)))) {
        bridge.start();
        listener.awaitSamplesUntil(TOPIC, (1000 + 5 * (ROWS - 1)) / 1000.0);
        device.destroy();
      }
      listener.await(message -> message.topic().equals(TOPIC + "/session"));
      Arrived arrived = new Arrived(TOPIC, listener.all());
      arrived.assertComplete();
      assertInfo(listener.on(TOPIC + "/info").getLast().json());
      assertSamples(arrived);
      assertThat(listener.on(TOPIC + "/status").getLast().json().path("battery").asInt())
          .isEqualTo(84);
      JsonNode summary = arrived.on("/session").getFirst().json();
      assertThat(summary.path("duration").asDouble()).isEqualTo(ROWS * 0.005, within(0.3));
      assertThat(summary.path("data").path("malformed").asInt()).isZero();
    } finally {
      device.destroy();
    }
  }

  private static void assertInfo(JsonNode info) {
    assertThat(info.path("instrument").asString()).isEqualTo("stick");
    assertThat(info.path("radius").asDouble()).isEqualTo(0.02);
    assertThat(info.path("pads").asInt()).isEqualTo(2);
    assertThat(info.path("boot").asString()).isEqualTo("51");
    assertThat(info.path("axis").path(0).asDouble()).isEqualTo(1);
    assertThat(info.path("channels"))
        .extracting(JsonNode::asString)
        .containsExactly("pressure", "angular-rate", "temperature");
  }

  private static void assertSamples(Arrived arrived) {
    int row = 0;
    for (Listener.Heard message : arrived.on("/samples")) {
      JsonNode batch = message.json();
      JsonNode pads = batch.path("pressure");
      JsonNode turn = batch.path("gyro").path(0);
      for (int i = 0; i < batch.path("n").asInt(); i++, row++) {
        double pressure = 40 + 10 * Math.sin(row / 25.0);
        assertThat(pads.path(0).path(i).asDouble()).isEqualTo(pressure, within(0.0006));
        assertThat(pads.path(1).path(i).isNull()).isEqualTo(row % 10 == 0);
        assertThat(turn.path(i).asDouble()).isEqualTo(Math.toRadians(90 + row % 2), within(1e-12));
      }
    }
    List<Double> times = arrived.samples().stream().map(Sample::time).toList();
    assertThat(times).hasSize(ROWS).isSorted();
    assertThat(times.getFirst()).isEqualTo(1, within(1e-9));
    assertThat(times.getLast()).isEqualTo((1000 + 5 * (ROWS - 1)) / 1000.0, within(1e-6));
  }
}
