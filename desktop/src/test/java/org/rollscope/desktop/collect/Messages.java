package org.rollscope.desktop.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.collect.Finding.GapFilled;
import org.rollscope.desktop.collect.Finding.GapFound;
import org.rollscope.desktop.collect.Finding.LossTold;

/** Messages of tests, and findings in words. */
final class Messages {
  static final String EPOCH = "0000000000a-0001";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private Messages() {}

  static Key key(String device, String epoch, Lane lane, long sequence) {
    return new Key(device, "boot", epoch, lane, sequence);
  }

  static Arrived sample(long sequence) {
    return sample("ball", EPOCH, sequence);
  }

  static Arrived sample(String device, String epoch, long sequence) {
    return part(device, epoch, sequence, 1, 1);
  }

  static Arrived part(long sequence, int part, int parts) {
    return part("ball", EPOCH, sequence, part, parts);
  }

  private static Arrived part(String device, String epoch, long sequence, int part, int parts) {
    String text = device + ' ' + sequence + (parts == 1 ? "" : " " + part + "/" + parts);
    return new Arrived(
        key(device, epoch, Lane.SAMPLE, sequence),
        "rollscope/" + device + "/samples",
        NOON.plusSeconds(sequence),
        part,
        parts,
        false,
        Payload.text(text));
  }

  /** The retained state of an alarm. */
  static Arrived alarm(long sequence) {
    return new Arrived(
        key("ball", EPOCH, Lane.ALARM, sequence),
        "rollscope/ball/alarm/overpressure",
        NOON,
        1,
        1,
        true,
        Payload.text("alarm " + sequence));
  }

  /** What a bridge tells of samples that it gave up. */
  static Arrived dropped(long sequence, long from, long to, long count, String reason) {
    String json =
        """
        {"of":{"epoch":"%s","lane":"sample","from":%d,"to":%d},"count":%d,"reason":"%s"}"""
            .formatted(EPOCH, from, to, count, reason);
    return new Arrived(
        key("ball", EPOCH, Lane.EVENT, sequence),
        "rollscope/ball/event/dropped",
        NOON,
        1,
        1,
        false,
        Payload.of(Payload.JSON, json.getBytes(UTF_8)));
  }

  /** Findings, each as a word or two. */
  static List<String> words(List<Finding> findings) {
    List<String> words = new ArrayList<>();
    for (Finding finding : findings) {
      words.add(
          switch (finding) {
            case Collected m -> (m.late() ? "late " : "") + text(m);
            case GapFound g -> "gap " + text(g.missing());
            case GapFilled g -> "filled " + g.number();
            case LossTold l -> "lost " + text(l.lost()) + " " + l.reason();
          });
    }
    return words;
  }

  private static String text(Collected message) {
    if (message.topic().endsWith("/dropped")) {
      return "dropped";
    }
    return String.join("+", message.payloads().stream().map(Payload::toString).toList());
  }

  private static String text(Span span) {
    return span.from() + "-" + span.to();
  }
}
