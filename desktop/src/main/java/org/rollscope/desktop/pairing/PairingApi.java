package org.rollscope.desktop.pairing;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.Survey;
import org.rollscope.desktop.devices.ToolName;
import org.rollscope.desktop.doctor.Doctor;
import org.rollscope.desktop.doctor.Finding;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import tools.jackson.databind.JsonNode;

/** {@code /api/paired}: the tools of this computer, searched, paired, named and forgotten. */
public final class PairingApi implements Api {
  private static final int LONGEST_LINK = 300;

  private final Toolbox toolbox;
  private final Doctor doctor;

  /**
   * The API of a toolbox.
   *
   * @param doctor asked why nothing is heard
   */
  public PairingApi(Toolbox toolbox, Doctor doctor) {
    this.toolbox = toolbox;
    this.doctor = doctor;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/paired", this::list);
    routes.post("/api/paired/search", this::search);
    routes.post("/api/paired", this::pair);
    routes.put("/api/paired/{tool}", this::rename);
    routes.delete("/api/paired/{tool}", this::forget);
  }

  private void list(Context request) throws InterruptedException {
    Answer.json(
        request, kept(() -> PairingJson.tools(toolbox, toolbox.paired(), toolbox.pluggedIn())));
  }

  private void search(Context request) throws InterruptedException {
    Body body = Body.of(request, "port");
    String port = body.has("port") ? body.text("port", LONGEST_LINK).strip() : null;
    Answer.json(request, kept(() -> found(port)));
  }

  private JsonNode found(@Nullable String port) throws ConfigException, InterruptedException {
    Survey.Result result = toolbox.search(port);
    boolean none = result.found().stream().noneMatch(Found::isUsable);
    List<Finding> obstacles =
        none || !result.trouble().isEmpty() ? doctor.lookForTools() : List.of();
    return PairingJson.found(toolbox, result, toolbox.paired(), obstacles);
  }

  private void pair(Context request) throws InterruptedException {
    Body body = Body.of(request, "link", "name", "instrument");
    String link = body.text("link", LONGEST_LINK);
    String name = body.has("name") ? name(body) : null;
    InstrumentKind kind =
        body.has("instrument")
            ? body.read("instrument", "the name of an instrument", InstrumentKind::parse)
            : null;
    DeviceConfig tool = kept(() -> toolbox.pair(link, name, kind));
    Answer.json(request, PairingJson.tool(toolbox, tool));
  }

  private static String name(Body body) {
    return body.read("name", "a name of at most " + ToolName.LONGEST + " characters", ToolName::of);
  }

  private void rename(Context request) throws InterruptedException {
    String name = name(Body.of(request, "name"));
    kept(
        () -> {
          toolbox.rename(request.pathParam("tool"), name);
          return true;
        });
    Answer.done(request);
  }

  private void forget(Context request) throws InterruptedException {
    kept(
        () -> {
          toolbox.forget(request.pathParam("tool"));
          return true;
        });
    Answer.done(request);
  }

  /** Something that a device or a file may keep from being done. */
  @FunctionalInterface
  private interface Deed<T> {
    T done() throws LinkException, ConfigException, InterruptedException;
  }

  private static <T> T kept(Deed<T> deed) throws InterruptedException {
    try {
      return deed.done();
    } catch (LinkException | ConfigException e) {
      throw new Refusal(Refusal.REFUSED, String.valueOf(e.getMessage()));
    }
  }
}
