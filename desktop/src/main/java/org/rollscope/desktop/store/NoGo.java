package org.rollscope.desktop.store;

import java.time.Instant;
import org.rollscope.core.spot.Zone;

/**
 * A zone that must not be rolled.
 *
 * @param reason in words
 * @param source who says so: person or therapist
 */
public record NoGo(Zone zone, String reason, String source, Instant since) {}
