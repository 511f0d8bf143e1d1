package org.rollscope.bridge.outbox;

import java.time.InstantSource;

class MemoryOutboxTest extends OutboxContract {
  @Override
  Outbox open(Bounds bounds, InstantSource wall, Outbox.Notice notice) {
    return new MemoryOutbox(bounds, wall, notice);
  }

  @Override
  void settle(Outbox outbox) {
    // It does everything at once.
  }

  @Override
  void letAgeTell(Outbox outbox) {
    // It looks at each offer.
  }
}
