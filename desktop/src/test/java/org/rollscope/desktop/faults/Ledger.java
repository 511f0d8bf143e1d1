package org.rollscope.desktop.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rollscope.core.sample.SampleBlock;
import tools.jackson.databind.JsonNode;

/**
 * What one device put on its line, against what was collected of it.
 *
 * <p>A bridge that lives on has every sample of a line that stays: none may be missing. When it is
 * killed, or the line is cut, samples are on their way: in the line's buffers, in a batch that is
 * not full, in a commit that is not on the disk. So some may be missing there, one run of them at a
 * boundary, and nowhere else. What the outbox had on its disk is known otherwise, see {@link
 * OutboxPeek}. Thread-safe.
 */
final class Ledger {
  private static final double SAME_TIME = 1e-6;
  private static final int MOST_WRONG = 20;

  private record Sample(double time, double pressure, double turn, double push) {}

  private record Range(long from, long to) {}

  private final Deque<Sample> underWay = new ArrayDeque<>();
  private final List<Range> boundaries = new ArrayList<>();
  private final List<Range> missing = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private long sent;
  private long collected;

  synchronized void sent(SampleBlock block) {
    for (int row = 0; row < block.size(); row++) {
      underWay.add(
          new Sample(
              block.time(row),
              block.pressure(row, 0),
              block.angularRate(row, 1),
              block.specificForce(row, 2)));
      sent++;
    }
  }

  /** A batch was collected. */
  synchronized void collected(JsonNode batch) {
    int rows = batch.path("n").asInt();
    for (int row = 0; row < rows; row++) {
      double offset =
          batch.has("dt")
              ? row * batch.path("dt").asDouble()
              : batch.path("t").path(row).asDouble();
      collected(
          new Sample(
              batch.path("deviceTime").asDouble() + offset,
              number(batch.path("pressure").path(row)),
              number(batch.path("gyro").path(1).path(row)),
              number(batch.path("accel").path(2).path(row))));
    }
  }

  private static double number(JsonNode value) {
    return value.isNumber() ? value.asDouble() : Double.NaN;
  }

  private void collected(Sample found) {
    Sample next = underWay.peek();
    while (next != null && next.time < found.time - SAME_TIME) {
      miss(first());
      underWay.remove();
      next = underWay.peek();
    }
    if (next == null || next.time > found.time + SAME_TIME) {
      wrong("collected, but not sent, or a second time: " + found);
    } else {
      if (!new Sample(next.time, found.pressure, found.turn, found.push).equals(next)) {
        wrong("sent as " + next + ", collected as " + found);
      }
      underWay.remove();
      collected++;
    }
  }

  private void wrong(String what) {
    if (wrong.size() < MOST_WRONG) {
      wrong.add(what);
    }
  }

  /** Number of the first sample that is under way. */
  private long first() {
    return sent - underWay.size();
  }

  private void miss(long number) {
    Range last = missing.isEmpty() ? null : missing.getLast();
    if (last != null && last.to == number - 1) {
      missing.set(missing.size() - 1, new Range(last.from, number));
    } else {
      missing.add(new Range(number, number));
    }
  }

  /** How many were sent so far. */
  synchronized long position() {
    return sent;
  }

  /** Whether all before a position were collected, or passed over. */
  synchronized boolean isPast(long position) {
    return first() >= position;
  }

  /** Somewhere between a position and now, samples on their way may have been lost. */
  synchronized void boundary(long since) {
    boundaries.add(new Range(since, sent));
  }

  synchronized long collected() {
    return collected;
  }

  /**
   * Samples that were lost on their way into a bridge that was killed, or on a line that was cut.
   */
  synchronized long neverSaved() {
    return missing.stream().mapToLong(run -> run.to - run.from + 1).sum();
  }

  /** Samples that are missing though they must be there. */
  synchronized long lost() {
    return missing.stream()
        .filter(run -> boundaries.stream().noneMatch(b -> run.from <= b.to && run.to >= b.from - 1))
        .mapToLong(run -> run.to - run.from + 1)
        .sum();
  }

  /** What is not as it should be; empty when all is. */
  synchronized List<String> faults() {
    List<String> faults = new ArrayList<>(wrong);
    for (Range run : missing) {
      if (boundaries.stream().noneMatch(b -> run.from <= b.to && run.to >= b.from - 1)) {
        faults.add("lost: " + run + ", boundaries " + boundaries);
      }
    }
    return faults;
  }
}
