package org.rollscope.bridge.sparkplug;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Whether the primary host is there, as it says itself or the broker in its name. What it says is
 * retained, so a new connection hears it at once; before that it counts as absent. Thread-safe.
 */
final class PrimaryHost {
  private static final Logger LOG = LoggerFactory.getLogger(PrimaryHost.class);

  private final @Nullable String name;
  private boolean online;
  private long since = Long.MIN_VALUE;

  /**
   * @param name null where nobody is waited for
   */
  PrimaryHost(@Nullable String name) {
    this.name = name;
  }

  /** A new connection: nothing is known yet. */
  synchronized void reset() {
    online = false;
    since = Long.MIN_VALUE;
  }

  /**
   * It says how it stands. One that came late, with an earlier time than another, is not believed.
   */
  synchronized void says(byte[] payload) {
    try {
      JsonNode state = Json.parse(payload);
      if (!state.path("online").isBoolean() || !state.path("timestamp").isNumber()) {
        LOG.warn("The state of the primary host {} has no online and timestamp: {}", name, state);
      } else if (state.path("timestamp").asLong() >= since) {
        since = state.path("timestamp").asLong();
        become(state.path("online").asBoolean());
      }
    } catch (JacksonException e) {
      LOG.warn("The state of the primary host {} is not JSON: {}", name, e.getOriginalMessage());
    }
  }

  private void become(boolean now) {
    if (now != online) {
      LOG.info("The primary host {} is {}", name, now ? "online" : "offline");
    }
    online = now;
  }

  synchronized boolean isOnline() {
    return name == null || online;
  }
}
