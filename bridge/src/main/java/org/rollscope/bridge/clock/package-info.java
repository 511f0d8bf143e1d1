/**
 * Device time beside host time. The analysis runs on device time only; this says when a device time
 * was, by the host's monotonic clock and by its wall clock, and makes a device time for devices
 * that have none or a poor one. Used by the thread of one device.
 */
@NullMarked
package org.rollscope.bridge.clock;

import org.jspecify.annotations.NullMarked;
