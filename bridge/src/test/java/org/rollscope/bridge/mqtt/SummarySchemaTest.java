package org.rollscope.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;
import org.rollscope.sim.scenario.SensorGrade;

/** What is written as a summary is what docs/summary.schema.json promises. */
class SummarySchemaTest {
  private static final Path SCHEMA = Path.of("../docs/summary.schema.json");

  @ParameterizedTest
  @EnumSource(InstrumentKind.class)
  void describesASessionOfEachInstrument(InstrumentKind kind) throws IOException {
    VirtualDevice device =
        new VirtualDevice(RandomScenario.of(kind, kind.wireCode()), 5, SensorGrade.CONSUMER);
    SessionAnalyzer analyzer =
        new SessionAnalyzer(AnalyzerConfig.DEFAULT, device.info(), event -> {});
    SampleBlock block = device.newBlock();
    while (device.next(block)) {
      analyzer.accept(block);
    }
    analyzer.finish();

    Summary summary = Objects.requireNonNull(analyzer.summary());
    assertThat(summary.rolls()).isPositive();
    assertValid(Json.pretty(summary));
  }

  @Test
  void describesASessionWithoutMotion() throws IOException {
    VirtualDevice device =
        new VirtualDevice(RandomScenario.of(InstrumentKind.BALL, 1), 1, SensorGrade.GOOD);
    SessionAnalyzer analyzer =
        new SessionAnalyzer(AnalyzerConfig.DEFAULT, device.info(), event -> {});
    SampleBlock pressed = new SampleBlock(200, 1);
    for (int second = 0; second < 5; second++) {
      pressed.begin(Channel.PRESSURE.bit());
      for (int i = 0; i < 200; i++) {
        int row = pressed.append(second + i / 200.0);
        pressed.pressure(row, 0, second < 2 ? 0 : 50);
      }
      analyzer.accept(pressed);
    }
    analyzer.finish();

    Summary summary = Objects.requireNonNull(analyzer.summary());
    assertThat(summary.rolls()).isNull();
    assertThat(Json.pretty(summary)).contains("\"distance\" : null");
    assertValid(Json.pretty(summary));
  }

  @Test
  void refusesAnotherShape() throws IOException {
    assertThat(schema().validate("{\"session\": 7}", InputFormat.JSON)).isNotEmpty();
  }

  private static void assertValid(String json) throws IOException {
    assertThat(schema().validate(json, InputFormat.JSON)).isEmpty();
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }
}
