package org.rollscope.desktop.collect;

import java.util.List;

/**
 * How far a series was collected. It is stored along with what was collected, so that a collector
 * that is started again neither forgets nor doubles; waiting messages are no part of it, for the
 * broker brings them again.
 *
 * @param series which
 * @param begin its first number that is waited for; 0 while that is not known
 * @param arrived numbers that were collected
 * @param lost numbers that the bridge gave up
 * @param missing numbers that did not come, and are told as gaps
 * @param told what the bridge gave up, as long as it is not known which numbers they are
 */
public record Progress(
    Series series,
    long begin,
    List<Span> arrived,
    List<Span> lost,
    List<Span> missing,
    List<Loss> told) {}
