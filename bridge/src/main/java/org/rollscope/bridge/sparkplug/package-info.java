/**
 * Eclipse Sparkplug B 3.0 as the form in which a bridge speaks with its broker: the bridge is the
 * edge node, its tools are the devices.
 *
 * <p>In come the same messages and states that Rollscope's own topics have; the tables of metrics
 * say which of their fields become which metric. Out go births, data and deaths, on the publisher's
 * thread, numbered when they are sent. Commands come in on Paho's thread. {@code docs/sparkplug.md}
 * is for users.
 */
@NullMarked
package org.rollscope.bridge.sparkplug;

import org.jspecify.annotations.NullMarked;
