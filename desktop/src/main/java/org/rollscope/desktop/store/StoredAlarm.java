package org.rollscope.desktop.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm of a session. Times are s from the session's start; NaN is not known or not yet.
 *
 * @param session identifier
 * @param number counts from 1 within the session
 * @param kind overpressure, ramp, spot-time …
 * @param level notice, warning or stop: the highest it has reached
 * @param time of its onset on the wall clock
 * @param onset when the limit was crossed
 * @param raised when it was announced
 * @param cleared the downward crossing
 * @param peak in the limit's unit
 * @param integral of the value above the limit over time
 * @param limit that was in force
 * @param limitSource therapist, comfort-test, person or default
 * @param acknowledged somebody has seen it
 * @param person whose session; null where nobody knows
 */
public record StoredAlarm(
    String session,
    int number,
    String kind,
    String level,
    String zone,
    Instant time,
    double onset,
    double raised,
    double cleared,
    double peak,
    double integral,
    double limit,
    String limitSource,
    boolean acknowledged,
    @Nullable String person) {}
