package org.rollscope.bridge.outbox;

/**
 * A message with its place.
 *
 * @param place in the order of all offers
 * @param stored when it was offered, ms since 1970 by the wall clock of then
 * @param message what waits
 */
record Held(long place, long stored, Message message) {
  Lane lane() {
    return message.key().lane();
  }
}
