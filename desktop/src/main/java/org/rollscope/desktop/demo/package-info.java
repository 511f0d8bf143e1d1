/**
 * A whole installation in one process: a simulated tool on a virtual serial port, the bridge, and a
 * broker. What it measures leaves by MQTT only; the truth is taken from the simulator at the end.
 */
@NullMarked
package org.rollscope.desktop.demo;

import org.jspecify.annotations.NullMarked;
