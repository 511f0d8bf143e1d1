package org.rollscope.desktop.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.http.ToolCommands;
import org.rollscope.desktop.routines.RoutineShelf;
import tools.jackson.databind.JsonNode;

/** {@code POST /api/tools/{tool}/commands/{command}}: to a tool, by the broker, and its answer. */
final class CommandsApi implements Api {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final ToolCommands tools;
  private final RoutineShelf routines;

  CommandsApi(ToolCommands tools, RoutineShelf routines) {
    this.tools = tools;
    this.routines = routines;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.post("/api/tools/{tool}/commands/{command}", this::post);
  }

  private void post(Context request) throws InterruptedException {
    String tool = request.pathParam("tool");
    String command = request.pathParam("command");
    if (!tool.matches("[a-z0-9-]{1,100}") || !tools.knows(tool)) {
      throw new Refusal(Refusal.UNKNOWN, "there is no such tool");
    }
    JsonNode arguments = Body.json(request);
    CommandRules.check(command, arguments);
    try {
      if (command.equals("routine")) {
        arguments = routines.withText(arguments);
      }
      Optional<JsonNode> answer = tools.command(tool, command, arguments, PATIENCE);
      if (answer.isEmpty()) {
        throw new Refusal(Refusal.NO_ANSWER, "the tool's bridge did not answer; is it running?");
      }
      boolean ok = answer.get().path("ok").asBoolean(false);
      Answer.json(request.status(ok ? 200 : Refusal.REFUSED), answer.get());
    } catch (IOException e) {
      throw new Refusal(Refusal.AWAY, String.valueOf(e.getMessage()));
    }
  }
}
