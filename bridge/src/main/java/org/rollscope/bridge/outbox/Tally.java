package org.rollscope.bridge.outbox;

/** How much a durable outbox holds, against its bounds. Not thread-safe. */
final class Tally {
  private final Bounds bounds;
  private long messages;
  private long bytes;

  Tally(Bounds bounds) {
    this.bounds = bounds;
  }

  void set(long newMessages, long newBytes) {
    messages = newMessages;
    bytes = newBytes;
  }

  void add(long weight) {
    messages++;
    bytes += weight;
  }

  void remove(long weight) {
    messages--;
    bytes -= weight;
  }

  long messages() {
    return messages;
  }

  long bytes() {
    return bytes;
  }

  /** How much is to be given up; a little more than needed, so as not to come back at once. */
  Excess excess() {
    long tooMany = messages - bounds.messages();
    long tooMuch = bytes - bounds.bytes();
    return tooMany <= 0 && tooMuch <= 0
        ? Excess.NONE
        : new Excess(
            tooMany > 0 ? tooMany + bounds.messages() / 100 : 0,
            tooMuch > 0 ? tooMuch + bounds.bytes() / 100 : 0);
  }
}
