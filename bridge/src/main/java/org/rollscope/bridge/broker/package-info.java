/**
 * How a client reaches a broker, below what it says there: by TCP, TLS or WebSocket, with its login
 * and certificates, and in words for people what keeps it out.
 *
 * <p>{@link org.rollscope.bridge.broker.BrokerClient} is Paho's client over a {@code Line} of our
 * own; bridge, views and tests all use it. A line is opened on the thread that Paho connects with,
 * and reads its certificates anew each time, so that renewed ones are taken.
 */
@NullMarked
package org.rollscope.bridge.broker;

import org.jspecify.annotations.NullMarked;
