package org.rollscope.desktop.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A routine that a person is to follow.
 *
 * @param routine name
 * @param perWeek how often
 * @param words of the therapist
 * @param since from when on
 * @param until when it ended; null while it holds
 */
public record Prescription(
    String id,
    String person,
    String routine,
    int perWeek,
    String words,
    Instant since,
    @Nullable Instant until) {}
