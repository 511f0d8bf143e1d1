package org.rollscope.desktop.demo;

/**
 * How somebody goes through a routine.
 *
 * @param level how hard, as a share of the HIGH limit
 * @param share how much of the routine before it is enough, 0 to 1
 * @param excesses how often it becomes too much in the first step
 * @param excess how hard it is then, as a share of the HIGH limit
 * @param stroke how long a stroke takes, s
 */
record Manner(double level, double share, int excesses, double excess, double stroke) {}
