package org.rollscope.bridge.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollscope.bridge.outbox.Payload;

/** A part of a batch that is too large for the broker. All parts have the key of the whole. */
public final class Piece {
  private final int number;
  private final int count;
  private final AtomicInteger missing;

  private Piece(int number, int count, AtomicInteger missing) {
    this.number = number;
    this.count = count;
    this.missing = missing;
  }

  /** The pieces of a publication, in order; none where it cannot be cut so small. */
  static List<Publication> of(Publication whole, int largestPayload) {
    List<Payload> payloads = BatchCutter.cut(whole.payload(), largestPayload);
    AtomicInteger missing = new AtomicInteger(payloads.size());
    List<Publication> pieces = new ArrayList<>();
    for (Payload payload : payloads) {
      pieces.add(whole.piece(payload, new Piece(pieces.size() + 1, payloads.size(), missing)));
    }
    return pieces;
  }

  /** From 1. */
  int number() {
    return number;
  }

  int count() {
    return count;
  }

  /** The broker has this one; whether it has all now. */
  boolean completes() {
    return missing.decrementAndGet() == 0;
  }
}
