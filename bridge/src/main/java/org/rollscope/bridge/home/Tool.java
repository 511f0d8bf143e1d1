package org.rollscope.bridge.home;

import org.rollscope.core.sample.DeviceInfo;

/**
 * A tool as it is announced.
 *
 * @param info what it told, corrected
 * @param channels mask of what it has measured so far
 * @param onTheAir whether its signal has a strength
 */
record Tool(DeviceInfo info, int channels, boolean onTheAir) {}
