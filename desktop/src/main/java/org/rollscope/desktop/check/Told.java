package org.rollscope.desktop.check;

/**
 * Something the device has told.
 *
 * @param nanos when it came
 */
record Told<T>(long nanos, T what) {}
