package org.rollscope.desktop.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The way to the tools of the broker. Safe for any thread. */
public interface ToolCommands {
  /** Whether a tool of this identifier is there, on line or not. */
  boolean knows(String tool);

  /**
   * Sends a command to a tool and waits for its answer.
   *
   * @param name of the command, as in docs/asyncapi.yaml
   * @return what the bridge answered; empty when nobody did in time
   * @throws IOException when the broker is not there
   */
  Optional<JsonNode> command(String tool, String name, JsonNode arguments, Duration patience)
      throws IOException, InterruptedException;
}
