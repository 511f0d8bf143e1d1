package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.rollscope.desktop.endtoend.Listener.Heard;
import org.rollscope.desktop.endtoend.OnTheLine.Sample;
import tools.jackson.databind.JsonNode;

/** What a receiver makes of the messages of one device, dropping what comes twice by its key. */
final class Arrived {
  /** Where a message belongs: a sequence counts within it. */
  private record Lane(String device, String epoch, String name) {}

  private final String topic;
  private final List<Heard> once = new ArrayList<>();
  private final Map<String, List<Long>> sequences = new TreeMap<>();
  private int doubles;

  /**
   * @param topic first levels of the device's topics
   */
  Arrived(String topic, List<Heard> heard) {
    this.topic = topic;
    Set<String> keys = new HashSet<>();
    for (Heard message : heard) {
      if (!message.topic().startsWith(topic + "/") || message.property("lane").isEmpty()) {
        continue;
      }
      Lane lane =
          new Lane(message.property("device"), message.property("epoch"), message.property("lane"));
      long sequence = Long.parseLong(message.property("seq"));
      String part = message.property("part");
      if (keys.add(lane + " " + sequence + " " + part)) {
        if (part.isEmpty() || part.equals("1")) {
          sequences.computeIfAbsent(lane.toString(), none -> new ArrayList<>()).add(sequence);
        }
        once.add(message);
      } else {
        doubles++;
      }
    }
  }

  /** How many came more than once. */
  int doubles() {
    return doubles;
  }

  List<Heard> on(String end) {
    return once.stream().filter(message -> message.topic().equals(topic + end)).toList();
  }

  /** The events of a type, in words. */
  List<String> states(String type) {
    return on("/event/" + type).stream().map(m -> m.json().path("state").asString()).toList();
  }

  /** What happened to alarms of a kind. */
  List<String> alarm(String kind) {
    return on("/event/alarm").stream()
        .map(Heard::json)
        .filter(json -> json.path("kind").asString().equals(kind))
        .map(json -> json.path("state").asString())
        .toList();
  }

  /** Every message of each lane is there, from the first on, in order. */
  void assertComplete() {
    assertThat(sequences).hasSize(3);
    sequences.forEach(
        (lane, found) ->
            assertThat(found)
                .as(lane)
                .containsExactlyElementsOf(
                    LongStream.rangeClosed(1, found.size()).boxed().toList()));
  }

  /** The samples are those on the line: none missing, none twice, none changed. */
  void assertSamples(List<Sample> expected) {
    List<Sample> found = samples();
    assertThat(found.size()).as("samples").isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Sample is = found.get(i);
      Sample was = expected.get(i);
      assertThat(is.time()).isEqualTo(was.time(), within(1e-6));
      assertThat(new Sample(was.time(), is.pressure(), is.turn(), is.push())).isEqualTo(was);
    }
  }

  List<Sample> samples() {
    List<Sample> all = new ArrayList<>();
    for (Heard message : on("/samples")) {
      JsonNode batch = message.json();
      for (int row = 0; row < batch.path("n").asInt(); row++) {
        all.add(
            new Sample(
                time(batch, row),
                number(batch.path("pressure").path(row)),
                number(batch.path("gyro").path(1).path(row)),
                number(batch.path("accel").path(2).path(row))));
      }
    }
    return all;
  }

  private static double time(JsonNode batch, int row) {
    double offset =
        batch.has("dt") ? row * batch.path("dt").asDouble() : batch.path("t").path(row).asDouble();
    return batch.path("deviceTime").asDouble() + offset;
  }

  /** Device time of the last sample of a batch, s. */
  static double lastTime(JsonNode batch) {
    return time(batch, batch.path("n").asInt() - 1);
  }

  private static double number(JsonNode value) {
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }
}
