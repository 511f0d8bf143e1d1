/**
 * The pages and what they live on: HTTP and server-sent events for browsers, from this computer
 * alone unless it is opened to the local network. What comes in are MQTT messages on one thread
 * ({@code LiveHub}) and requests on virtual threads; what goes out are states and events, each
 * viewer at its own pace. Commands go to the tools over MQTT, as from any other client.
 */
@NullMarked
package org.rollscope.desktop.web;

import org.jspecify.annotations.NullMarked;
