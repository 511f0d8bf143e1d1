package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.desktop.column.SampleTable;
import tools.jackson.databind.JsonNode;

class TraceTest {
  private static final double RATE = 200;

  private final Trace trace = new Trace();

  @BeforeEach
  void scale() {
    trace.scale(live("{'channel':'pressure','factor':2,'zeros':[10,30]}"));
  }

  private static JsonNode live(String load) {
    return Json.MAPPER.readTree("{\"load\":" + load.replace('\'', '"') + "}");
  }

  /** Samples of two pads, of which the second bears nothing. */
  private static SampleTable samples(double start, int count, IntToDoubleFunction pressure) {
    SampleBlock block = new SampleBlock(count, 2);
    block.begin(Channel.PRESSURE.bit());
    for (int i = 0; i < count; i++) {
      int row = block.append(start + i / RATE);
      block.pressure(row, 0, pressure.applyAsDouble(i));
      block.pressure(row, 1, 15);
    }
    return SampleTable.of(block);
  }

  @Test
  void theShortestPeakIsSeenAtItsTime() {
    JsonNode added = trace.add(samples(7, 200, i -> i == 77 ? 105 : 55 + i % 2));
    assertThat(added).isNotNull();
    int points = added.get(0).size();
    assertThat(points).isEqualTo(2 * 40);
    assertThat(added.get(1)).hasSize(points);
    int peak = 0;
    for (int i = 0; i < points; i++) {
      peak = added.get(1).get(i).asDouble() > added.get(1).get(peak).asDouble() ? i : peak;
    }
    assertThat(added.get(1).get(peak).asDouble()).isEqualTo(2 * 105 - 10);
    assertThat(added.get(0).get(peak).asDouble()).isEqualTo(7 + 77 / RATE);
    assertThat(trace.json()).isEqualTo(added);
  }

  @Test
  void samplesCountOnceAndAClockThatBeginsAnewIsFollowed() {
    trace.add(samples(100, 10, i -> 40));
    assertThat(trace.add(samples(100, 10, i -> 40))).isNull();
    assertThat(Objects.requireNonNull(trace.add(samples(100.025, 10, i -> 40))).get(0).get(0))
        .isEqualTo(Json.MAPPER.valueToTree(100.05));
    trace.add(samples(0.1, 10, i -> 40));
    assertThat(trace.json().get(0).get(0).asDouble()).isEqualTo(0.1);
  }

  @Test
  void whatIsNotKnownIsNotDrawn() {
    JsonNode added = trace.add(samples(1, 5, i -> i == 3 ? Double.POSITIVE_INFINITY : 50));
    assertThat(added).isNotNull();
    assertThat(added.get(1).get(1).isNull()).isTrue();
    JsonNode later = trace.add(samples(3, 1, i -> 50));
    assertThat(later).isNotNull();
    assertThat(later.get(1).get(0).isNull()).as("a gap in time is one in the line").isTrue();
    trace.scale(live("null"));
    assertThat(trace.add(samples(4, 5, i -> 50))).as("without a zero").isNull();
  }

  @Test
  void itEndsAfterItsSpan() {
    for (int second = 0; second < 60; second++) {
      trace.add(samples(second, 200, i -> 50 + i % 7));
    }
    JsonNode times = trace.json().get(0);
    assertThat(times.get(0).asDouble()).isBetween(39.9, 40.1);
    assertThat(times.size()).isBetween(1500, 1610);
  }
}
