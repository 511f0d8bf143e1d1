package org.rollscope.desktop.store;

import java.time.Instant;

/**
 * Something that happened in a session.
 *
 * @param type contact, stroke, hold, spot, zone, gap, segment, session or alarm
 * @param state what of it, such as started
 * @param time of measurement
 * @param deviceTime of the same, s; NaN where unknown
 * @param details JSON: the fields of its type in docs/asyncapi.yaml
 */
public record StoredEvent(
    String type, String state, Instant time, double deviceTime, String details) {}
