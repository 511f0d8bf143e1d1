/**
 * What goes over MQTT: the shapes of the messages, and the connection to the broker.
 *
 * <p>Events, summaries and samples of the analysis come in on the device threads and become drafts
 * for the outbox; {@link org.rollscope.bridge.mqtt.MqttPublisher} takes messages out of the outbox
 * on its own thread and drives Paho. Commands come the other way, on Paho's callback thread.
 */
@NullMarked
package org.rollscope.bridge.mqtt;

import org.jspecify.annotations.NullMarked;
