package org.rollscope.desktop.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote.
 *
 * @param person whom it is about; null for nobody in particular
 * @param session which session it is about; null for none
 * @param author such as therapist
 */
public record Note(
    String id,
    @Nullable String person,
    @Nullable String session,
    Instant time,
    String author,
    String words) {}
