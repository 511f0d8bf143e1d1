package org.rollscope.core.spot;

/**
 * What one cell of skin has received in the session.
 *
 * @param zone the zone's label
 * @param patch counts from 1; a new one after a lift-off of 2 s or longer
 * @param column cell index along x; cell 0 is centred where the contact began
 * @param row cell index along y
 * @param x centre, m
 * @param y centre, m
 * @param dwell time in contact, s
 * @param dose integral of pressure over time, kPa·s; NaN without a pressure channel
 * @param peak highest pressure, kPa; NaN without a pressure channel
 * @param visits how often it was entered
 */
public record Spot(
    String zone,
    int patch,
    int column,
    int row,
    double x,
    double y,
    double dwell,
    double dose,
    double peak,
    int visits) {}
