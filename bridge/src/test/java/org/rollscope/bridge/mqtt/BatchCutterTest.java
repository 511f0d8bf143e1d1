package org.rollscope.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

class BatchCutterTest {
  private static final Instant START = Instant.parse("2026-05-01T10:00:00.000250Z");
  private static final int ROWS = 50;

  /** Joined, the parts are the whole: every value and its time. */
  @ParameterizedTest
  @CsvSource({
    "false, true, 1, 1500",
    "false, false, 2, 900",
    "true, true, 2, 700",
    "true, false, 1, 300"
  })
  void thePartsAreTheWhole(boolean cbor, boolean regular, int pads, int largest) {
    Payload whole = batch(cbor, regular, pads);
    List<Payload> parts = BatchCutter.cut(whole, largest);
    assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> part.size() <= largest);
    List<String> expected = rows(read(whole));
    List<String> joined = new ArrayList<>();
    for (Payload part : parts) {
      JsonNode node = read(part);
      assertThat(part.contentType()).isEqualTo(whole.contentType());
      assertThat(node.path("seq").asLong()).isEqualTo(7);
      assertThat(node.path("parts").asInt()).isEqualTo(parts.size());
      assertThat(node.path("part").asInt()).isEqualTo(parts.indexOf(part) + 1);
      double moved = node.path("deviceTime").asDouble() - read(whole).path("deviceTime").asDouble();
      double later =
          Duration.between(START, Instant.parse(node.path("t0").asString())).toNanos() * 1e-9;
      assertThat(later).isEqualTo(moved, within(1e-6));
      joined.addAll(rows(node));
    }
    assertThat(joined).isEqualTo(expected);
  }

  @Test
  void aSampleThatIsTooLargeItselfCannotBeCut() {
    assertThat(BatchCutter.cut(batch(false, true, 1), 200)).isEmpty();
  }

  private static Payload batch(boolean cbor, boolean regular, int pads) {
    Random random = new Random(3);
    SampleBlock block = new SampleBlock(ROWS, pads);
    block.begin(Channel.PRESSURE.bit() | Channel.ANGULAR_RATE.bit());
    SampleBatch batch = new SampleBatch(new Topics("r"), cbor, pads, () -> Integer.MAX_VALUE);
    double time = 12.5;
    for (int row = 0; row < ROWS; row++) {
      time += regular ? 0.005 : 0.004 + random.nextInt(4) * 0.001;
      block.append(time);
      for (int pad = 0; pad < pads; pad++) {
        block.pressure(
            row,
            pad,
            row == 30
                ? Double.POSITIVE_INFINITY
                : row % 9 == 0 ? Double.NaN : random.nextDouble() * 100);
      }
      for (int axis = 0; axis < 3; axis++) {
        block.angularRate(row, axis, random.nextDouble() - 0.5);
      }
      batch.add(block, row);
    }
    Draft draft = batch.drain(new Origin("ball", "b", "s"), START);
    return draft.body().payload(new Key("ball", "b", "e", draft.lane(), 7));
  }

  private static JsonNode read(Payload payload) {
    ObjectMapper mapper =
        payload.contentType().equals(Payload.CBOR) ? new CBORMapper() : Json.MAPPER;
    return mapper.readTree(payload.bytes());
  }

  /** Each sample in words. */
  private static List<String> rows(JsonNode batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.path("n").asInt(); row++) {
      double offset =
          batch.has("dt")
              ? row * batch.path("dt").asDouble()
              : batch.path("t").path(row).asDouble();
      StringBuilder words = new StringBuilder();
      words.append("%.6f".formatted(batch.path("deviceTime").asDouble() + offset));
      values(batch.path("pressure"), row, words);
      values(batch.path("gyro"), row, words);
      for (JsonNode full : batch.path("saturated")) {
        if (full.path(0).asInt() == row) {
          words.append(" full ").append(full.path(1));
        }
      }
      rows.add(words.toString());
    }
    return rows;
  }

  private static void values(JsonNode column, int row, StringBuilder words) {
    if (column.path(0).isArray()) {
      column.forEach(one -> values(one, row, words));
    } else {
      words.append(' ').append(column.path(row));
    }
  }
}
