/**
 * What goes over MQTT: topics, messages and the connection to the broker. Messages of a device are
 * made on its own thread and put into the outbox; one thread sends them and takes them out when the
 * broker has acknowledged them.
 */
@NullMarked
package org.rollscope.bridge.mqtt;

import org.jspecify.annotations.NullMarked;
