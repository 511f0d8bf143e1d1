package org.rollscope.desktop.store;

import java.time.LocalDate;

/**
 * What a zone has received on a day, over all sessions that are over.
 *
 * @param zone label
 * @param unit of the load, kPa or N; empty for tools without a load channel. Days with tools of
 *     both have two totals
 * @param sessions in which the zone was rolled
 * @param contactTime s
 * @param dose in the unit times s; NaN without a load channel
 * @param peak highest, in the unit; NaN without a load channel
 * @param rolls 0 where no tool tells them
 * @param alarms how many
 * @param discomfort mean of what was told, 0 to 10; NaN where nobody told
 */
public record DayTotal(
    LocalDate day,
    String zone,
    String unit,
    int sessions,
    double contactTime,
    double dose,
    double peak,
    int rolls,
    int alarms,
    double discomfort) {}
