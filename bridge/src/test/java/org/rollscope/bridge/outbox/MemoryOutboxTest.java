package org.rollscope.bridge.outbox;

class MemoryOutboxTest extends OutboxContract {
  @Override
  Outbox open(Bounds bounds) {
    return new MemoryOutbox(bounds, "e1");
  }
}
