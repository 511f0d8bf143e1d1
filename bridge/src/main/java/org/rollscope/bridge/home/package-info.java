/**
 * The tools in other people's homes: announced to Home Assistant by its MQTT discovery.
 *
 * <p>In come the tools, once they have told what they are, on the device threads, and what the
 * broker tells of Home Assistant and of earlier announcements, on Paho's; out go retained messages
 * to the outbox. {@code docs/home-assistant.md} shows what a person makes of them.
 */
@NullMarked
package org.rollscope.bridge.home;

import org.jspecify.annotations.NullMarked;
