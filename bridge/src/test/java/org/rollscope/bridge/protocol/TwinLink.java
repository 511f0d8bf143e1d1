package org.rollscope.bridge.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Predicate;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.twin.Twin;

/** A link to a twin, on the twin's own time: packets go both ways, or are lost where told. */
final class TwinLink implements Link {
  private static final long ORIGIN = 987_654_321_000L;

  final List<byte[]> written = new ArrayList<>();
  private final Transmitter transmitter;
  private final Queue<byte[]> answers = new ArrayDeque<>();
  private Predicate<byte[]> loses = packet -> false;

  TwinLink(Twin twin) {
    transmitter = twin.transmitter();
    answers.addAll(transmitter.boot());
  }

  /** What is lost from now on, of either side. */
  void loses(Predicate<byte[]> which) {
    loses = which;
  }

  /** When it is, by the host's clock. */
  long nanos() {
    return ORIGIN + Math.round(transmitter.time() * 1e9);
  }

  /** The host's time of a moment of the twin's, s. */
  static double hostTime(double twinTime) {
    return ORIGIN * 1e-9 + twinTime;
  }

  /** Plays so long, s; returns whether there is more. */
  boolean play(Conversation conversation, double seconds) throws LinkException {
    double end = transmitter.time() + seconds;
    answer(conversation);
    while (transmitter.time() < end) {
      List<byte[]> packets = transmitter.next();
      if (packets == null) {
        return false;
      }
      for (byte[] packet : packets) {
        hand(conversation, packet);
      }
      conversation.tick(nanos());
      answer(conversation);
    }
    return true;
  }

  private void answer(Conversation conversation) throws LinkException {
    while (!answers.isEmpty()) {
      hand(conversation, answers.remove());
      conversation.tick(nanos());
    }
  }

  private void hand(Conversation conversation, byte[] packet) {
    if (!loses.test(packet)) {
      conversation.accept(packet, 0, packet.length, nanos());
    }
  }

  @Override
  public String name() {
    return "twin";
  }

  @Override
  public int read(byte[] buffer) {
    return 0;
  }

  @Override
  public void write(byte[] bytes) {
    written.add(bytes.clone());
    if (!loses.test(bytes)) {
      answers.addAll(transmitter.answer(bytes, bytes.length));
    }
  }

  @Override
  public void close() {}
}
