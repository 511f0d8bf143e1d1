package org.rollscope.desktop.store;

import java.time.Instant;

/**
 * What a zone has received in a session that is over.
 *
 * @param session identifier
 * @param start of the session, on the wall clock
 * @param zone label
 * @param unit of the load, kPa or N; empty without a load channel
 * @param contactTime s
 * @param dose in the unit times s; NaN without a load channel
 * @param peak highest, in the unit; NaN without a load channel
 * @param rolls 0 where the tool does not tell them
 * @param alarms how many
 * @param discomfort 0 to 10 as told of the whole session; NaN where nobody told
 */
public record ZoneShare(
    String session,
    Instant start,
    String zone,
    String unit,
    double contactTime,
    double dose,
    double peak,
    int rolls,
    int alarms,
    double discomfort) {}
