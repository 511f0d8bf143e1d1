package org.rollscope.desktop.collect;

/**
 * What a collector did since it was started.
 *
 * @param messages collected
 * @param duplicates dropped
 * @param late of the collected ones, those out of their turn
 * @param missing that did not come, of now and of before
 * @param lost that their bridge gave up, of now and of before
 * @param waiting for those before them, now
 */
public record Counts(
    long messages, long duplicates, long late, long missing, long lost, long waiting) {}
