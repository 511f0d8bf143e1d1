/**
 * What goes over MQTT: the shapes of the messages, and the connection to the broker.
 *
 * <p>Events, summaries and samples of the analysis come in on the device threads and become drafts
 * for the outbox. A {@link org.rollscope.bridge.mqtt.Dialect} takes them out of it in the order and
 * form in which they go; {@link org.rollscope.bridge.mqtt.MqttPublisher} drives Paho with them on
 * its own thread. Commands come the other way, on Paho's callback thread.
 */
@NullMarked
package org.rollscope.bridge.mqtt;

import org.jspecify.annotations.NullMarked;
