package org.rollscope.core.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.contact.LoadScale;
import org.rollscope.core.routine.CoachState;

/**
 * The state of the analysis at one moment.
 *
 * @param time device time of the last sample, s
 * @param session identifier of the session; empty before the first contact
 * @param contact whether the tool touches the skin
 * @param pressure over tare, kPa; NaN without a pressure channel or where missing
 * @param force N; NaN without a force channel
 * @param peak highest pressure (or force) of the session
 * @param temperature °C; NaN where unknown
 * @param rolls completed strokes; null without angular rate, as what follows is NaN
 * @param rollCycles pairs of opposed strokes
 * @param revolutions path over circumference
 * @param distance m
 * @param speed over the skin, m/s
 * @param x position in the patch's coordinates, m
 * @param y position, m
 * @param patch current patch, from 1; 0 before the first contact
 * @param column current cell
 * @param row current cell
 * @param dwellHere time in contact on the current spot, s
 * @param spotTime the spot-time clock, s
 * @param contactTime time in contact in this session, s
 * @param duration since the session's start, s
 * @param dose pressure integrated over contact time, kPa·s (force-only: N·s)
 * @param load how samples become the load; null without a channel for it
 * @param zone label of the zone
 * @param alarms the active alarms
 * @param routine how it stands with the routine; null without one
 */
public record LiveState(
    double time,
    String session,
    boolean contact,
    double pressure,
    double force,
    double peak,
    double temperature,
    @Nullable Integer rolls,
    @Nullable Integer rollCycles,
    double revolutions,
    double distance,
    double speed,
    double x,
    double y,
    int patch,
    int column,
    int row,
    double dwellHere,
    double spotTime,
    double contactTime,
    double duration,
    double dose,
    @Nullable LoadScale load,
    String zone,
    List<Alarm> alarms,
    @Nullable CoachState routine) {}
