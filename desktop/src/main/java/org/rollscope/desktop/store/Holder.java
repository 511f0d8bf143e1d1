package org.rollscope.desktop.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who has a tool.
 *
 * @param person identifier; null for nobody in particular
 * @param name of the person; empty for nobody
 * @param since when that was said
 */
public record Holder(@Nullable String person, String name, Instant since) {}
