package org.rollscope.desktop.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tool that was heard of.
 *
 * @param id identifier of the device
 * @param name for people
 * @param instrument ball, stick, foot-roller or foam-roller; empty where not known yet
 * @param info what it last told of itself, as in docs/asyncapi.yaml; {@code {}} for nothing yet
 * @param seen when it last told
 * @param person identifier of who has it now; null for nobody in particular
 */
public record Tool(
    String id,
    String name,
    String instrument,
    String info,
    Instant seen,
    @Nullable String person) {}
