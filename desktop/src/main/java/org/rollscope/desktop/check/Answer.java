package org.rollscope.desktop.check;

import java.util.List;
import java.util.Optional;
import org.rollscope.core.wire.DeviceListener.Ack;

/**
 * How a device has answered a command.
 *
 * @param sequence number of the command
 * @param code of the command
 * @param asked when it was sent, ns
 * @param acks all that have come since
 */
record Answer(long sequence, int code, long asked, List<Told<Ack>> acks) {
  static final int DONE = 0;
  static final int UNKNOWN = 1;
  static final int BAD_ARGUMENT = 2;
  static final int BUSY = 3;

  /** An answer that takes longer is none, s. */
  static final double PATIENCE = 1;

  Answer {
    acks = List.copyOf(acks);
  }

  /** The ACK of this very command. */
  Optional<Told<Ack>> ack() {
    return acks.stream().filter(ack -> ack.what().sequence() == sequence).findFirst();
  }

  /** Its result; -1 where there is none. */
  int result() {
    return ack().map(ack -> ack.what().result()).orElse(-1);
  }

  boolean isDone() {
    return result() == DONE;
  }

  /** What is wrong with the answer, whatever its result; empty where nothing is. */
  String problem() {
    Told<Ack> ack = ack().orElse(null);
    if (ack == null) {
      return acks.stream()
          .map(Told::what)
          .filter(other -> other.command() == code)
          .findFirst()
          .map(
              other ->
                  "its ACK carries the sequence number %d instead of the command's, %d"
                      .formatted(other.sequence(), sequence))
          .orElse("no ACK came within a second");
    }
    if (ack.what().command() != code) {
      return "its ACK names the command %d instead of %d".formatted(ack.what().command(), code);
    }
    long answers = acks.stream().filter(one -> one.what().sequence() == sequence).count();
    return answers > 1 ? "it is answered %d times instead of once".formatted(answers) : "";
  }

  /** What is wrong with the answer, where only some results are right; empty where nothing is. */
  String problem(List<Integer> right) {
    String problem = problem();
    return problem.isEmpty() && !right.contains(result())
        ? "it is answered with %d (%s) instead of %d (%s)"
            .formatted(result(), word(result()), right.getFirst(), word(right.getFirst()))
        : problem;
  }

  /** A result as the protocol's page calls it. */
  static String word(int result) {
    return switch (result) {
      case DONE -> "done";
      case UNKNOWN -> "unknown command";
      case BAD_ARGUMENT -> "bad argument";
      case BUSY -> "busy";
      default -> "no result there is";
    };
  }
}
