package org.rollscope.desktop.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.node.ObjectNode;

class SummaryReaderTest {
  private static Summary summary() {
    VirtualDevice device = new VirtualDevice(Scenarios.load("too-hard"), 1);
    SessionAnalyzer analyzer =
        new SessionAnalyzer(AnalyzerConfig.DEFAULT, device.info(), event -> {});
    SampleBlock block = device.newBlock();
    while (device.next(block)) {
      analyzer.accept(block);
    }
    analyzer.finish();
    Summary summary = analyzer.summary();
    assertThat(summary).isNotNull();
    return summary;
  }

  @Test
  void readsWhatTheBridgeWrites() {
    Summary written = summary();
    ObjectNode json = Json.tree(written);
    json.putObject("message").put("seq", 3);
    Summary read = SummaryReader.read(json).orElseThrow();
    assertThat(read)
        .usingRecursiveComparison()
        .withComparatorForType(SummaryReaderTest::toTheMillionth, Double.class)
        .isEqualTo(written);
    assertThat(read.alarms()).hasSize(3).allMatch(alarm -> !alarm.active());
    assertThat(read.alarms().getFirst().shelvedUntil()).isNaN();
  }

  private static int toTheMillionth(double a, double b) {
    return Math.abs(a - b) < 1e-6 ? 0 : Double.compare(a, b);
  }

  @Test
  void refusesWhatIsNoSummary() {
    assertThat(SummaryReader.read(Json.object().put("strokes", "many"))).isEmpty();
  }
}
