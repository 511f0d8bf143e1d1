package org.rollscope.desktop.routines;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.Problem;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.bridge.config.RoutineLibrary.Written;
import org.rollscope.bridge.config.RoutineText;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.store.StoreException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/routines}: lists, shows, judges and keeps routines. */
public final class RoutinesApi implements Api {
  /** What a text is called while it is judged and has no name of its own. */
  private static final String UNNAMED = "not-kept-yet";

  private static final String ONE = "/api/routines/{name}";
  private static final int MOST_FIELDS = 20;
  private static final int MOST_STEPS = 200;
  private static final int LONGEST = RoutineLibrary.LARGEST_TEXT;

  private final RoutineShelf shelf;

  public RoutinesApi(RoutineShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/routines", this::list);
    routes.post("/api/routines/check", this::check);
    routes.get(ONE, this::get);
    routes.put(ONE, this::put);
    routes.delete(ONE, this::delete);
  }

  private void list(Context request) throws IOException {
    ObjectNode answer = Json.object();
    ArrayNode routines = answer.putArray("routines");
    for (String name : shelf.names()) {
      try {
        routines.add(shown(name, shelf.find(name)));
      } catch (Refusal e) {
        // One that cannot be read hides no other; one that is gone is none.
        if (e.status() != Refusal.UNKNOWN) {
          routines.add(
              unusable(name, new ConfigException(e.why())).put("own", true).put("kept", "file"));
        }
      }
    }
    Answer.json(request, answer);
  }

  private void get(Context request) throws StoreException {
    String name = request.pathParam("name");
    Answer.json(request, whole(name));
  }

  private ObjectNode whole(String name) throws StoreException {
    Written written = shelf.find(name);
    ObjectNode routine = shown(name, written).put("yaml", written.text());
    return routine.set("form", form(written.text()));
  }

  private void put(Context request) throws StoreException {
    String name = request.pathParam("name");
    String yaml = Body.of(request, "yaml").text("yaml", LONGEST);
    try {
      shelf.keep(name, yaml);
      Answer.json(request, whole(name));
    } catch (ConfigException e) {
      ObjectNode refusal = Json.object().put("error", String.valueOf(e.getMessage()));
      Answer.json(request.status(Refusal.REFUSED), refusal.set("problems", problems(e)));
    }
  }

  private void delete(Context request) throws StoreException {
    shelf.remove(request.pathParam("name"));
    Answer.done(request);
  }

  /** Judges a text, or the fields of a form, which are brought to text first. */
  private void check(Context request) {
    Body body = Body.of(request, "name", "yaml", "form");
    String name = body.text("name", LONGEST, UNNAMED);
    if (!Routine.isName(name)) {
      throw Body.wrong("name", "a routine's name");
    }
    String yaml = body.has("yaml") ? body.text("yaml", LONGEST) : written(body.node("form")).yaml();
    ObjectNode answer = Json.object().put("yaml", yaml);
    answer.set("form", form(yaml));
    try {
      answer.set("routine", routine(shelf.read(name, yaml)));
      answer.putArray("problems");
    } catch (ConfigException e) {
      answer.putNull("routine").set("problems", problems(e));
    }
    Answer.json(request, answer);
  }

  private ObjectNode shown(String name, Written written) throws StoreException {
    ObjectNode shown;
    try {
      shown = routine(shelf.load(name));
      shown.putArray("problems");
    } catch (ConfigException e) {
      shown = unusable(name, e);
    }
    RoutineShelf.Kept kept = shelf.kept(name, written);
    return shown
        .put("own", kept != RoutineShelf.Kept.BUILT_IN)
        .set("kept", Json.MAPPER.valueToTree(kept));
  }

  private static ObjectNode unusable(String name, ConfigException why) {
    ObjectNode shown = Json.object().put("name", name).put("title", name).putNull("seconds");
    shown.putArray("steps");
    return shown.set("problems", problems(why));
  }

  private static ObjectNode routine(Routine routine) {
    double seconds = routine.steps().stream().mapToDouble(Step::usualSeconds).sum();
    return Json.tree(routine).put("seconds", seconds);
  }

  private static JsonNode form(String yaml) {
    return Json.MAPPER.valueToTree(RoutineText.of(yaml).orElse(null));
  }

  private static JsonNode problems(ConfigException e) {
    List<Problem> problems = e.problems();
    return Json.MAPPER.valueToTree(
        problems.isEmpty()
            ? List.of(new Problem(1, "", String.valueOf(e.getMessage())))
            : problems);
  }

  /** The fields of a form as a text. */
  private static RoutineText written(@Nullable JsonNode form) {
    if (form == null || !form.isObject() || form.path("steps").size() > MOST_STEPS) {
      throw Body.wrong("form", "an object with title and steps");
    }
    List<Map<String, String>> steps = new ArrayList<>();
    for (JsonNode step : form.path("steps")) {
      Map<String, String> fields = new LinkedHashMap<>();
      step.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
      if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
        throw Body.wrong("steps", "objects with 1 to " + MOST_FIELDS + " texts each");
      }
      steps.add(fields);
    }
    return new RoutineText(text(form.path("head")), text(form.path("title")), steps);
  }

  private static String text(JsonNode value) {
    if (!value.isString()) {
      throw Body.wrong("form", "made of texts alone");
    }
    return value.asString();
  }
}
