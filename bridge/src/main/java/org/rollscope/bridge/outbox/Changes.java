package org.rollscope.bridge.outbox;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be changed in the file of an outbox, all of it or nothing.
 *
 * @param epoch of the new messages' sequences
 * @param added new messages
 * @param removed rows of messages that are not needed any more
 * @param standing new standing values by topic
 * @param forgotten topics of standing values that are not needed any more
 * @param sequences the last ones of this epoch, where they have changed
 * @param untold every loss that was not told
 */
record Changes(
    String epoch,
    List<Held> added,
    List<Long> removed,
    Map<String, Payload> standing,
    Set<String> forgotten,
    Map<Sequences.Source, Long> sequences,
    List<Loss> untold) {}
