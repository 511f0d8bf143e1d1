package org.rollscope.desktop.demo;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.InstrumentKind;

/**
 * A session of a story.
 *
 * @param start when the tool is switched on
 * @param routine name
 * @param tool with what
 * @param manner how
 * @param discomfort told afterwards, 0 to 10
 * @param note written about it afterwards; null for none
 * @param seed of everything that is left to chance in it
 */
record Planned(
    LocalDateTime start,
    String routine,
    InstrumentKind tool,
    Manner manner,
    double discomfort,
    @Nullable Remark note,
    long seed) {}
