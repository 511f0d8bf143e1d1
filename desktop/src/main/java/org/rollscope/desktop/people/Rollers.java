package org.rollscope.desktop.people;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.http.ToolCommands;
import org.rollscope.desktop.store.Holder;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import org.rollscope.desktop.store.Tool;
import org.rollscope.desktop.watch.ToolListener;
import org.rollscope.desktop.watch.ToolMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps store and bridges of one mind about who is rolling. Whoever spoke last is right: somebody
 * at a page, whose choice the store keeps with its time, or somebody who sent the MQTT command
 * {@code person}, whose time the topic {@code info} tells. A bridge that was started anew has heard
 * nothing, and is told again. Safe for any thread.
 */
public final class Rollers implements ToolListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rollers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /**
   * What was told last.
   *
   * @param upon what the tool said before; null for nothing yet
   * @param answered whether the bridge did it
   */
  private record Told(@Nullable JsonNode upon, boolean answered) {}

  private final Store store;
  private final ToolCommands tools;
  private final Map<String, JsonNode> infos = new ConcurrentHashMap<>();
  private final Map<String, Told> told = new ConcurrentHashMap<>();
  private final ExecutorService comparing;

  public Rollers(Store store, ToolCommands tools) {
    this(
        store,
        tools,
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("rollers").factory()));
  }

  /**
   * @param comparing carries out one after the other what follows from what tools tell
   */
  Rollers(Store store, ToolCommands tools, ExecutorService comparing) {
    this.store = store;
    this.tools = tools;
    this.comparing = comparing;
  }

  /**
   * Somebody rolls with a tool from now on.
   *
   * @param person null for nobody in particular
   * @return whether its bridge knows it already; it is told when it comes back
   */
  synchronized boolean choose(String tool, @Nullable Person person)
      throws StoreException, InterruptedException {
    store.tools().give(tool, person == null ? null : person.id());
    return tell(tool, person);
  }

  /** Something about a person is another; the bridges of their tools are told. */
  synchronized void changed(Person person) throws StoreException, InterruptedException {
    for (Tool tool : store.tools().all()) {
      if (person.id().equals(tool.person())) {
        tell(tool.id(), person);
      }
    }
  }

  /** A person lays down all their tools. */
  synchronized void leave(Person person) throws StoreException, InterruptedException {
    for (Tool tool : store.tools().all()) {
      if (person.id().equals(tool.person())) {
        choose(tool.id(), null);
      }
    }
  }

  private boolean tell(String tool, @Nullable Person person)
      throws StoreException, InterruptedException {
    JsonNode arguments =
        person == null ? Json.object() : PersonMessage.of(person, store.limits().of(person.id()));
    boolean done = false;
    try {
      Optional<JsonNode> answer = tools.command(tool, "person", arguments, PATIENCE);
      done = answer.isPresent() && answer.get().path("ok").asBoolean(false);
    } catch (IOException e) {
      LOG.debug("{} cannot be told who rolls yet: {}", tool, e.getMessage());
    }
    told.put(tool, new Told(infos.get(tool), done));
    return done;
  }

  @Override
  public void heard(ToolMessage message) {
    if (message.subject().equals("info")) {
      String tool = message.tool();
      message.json().ifPresentOrElse(info -> infos.put(tool, info), () -> infos.remove(tool));
      comparing.execute(() -> compare(tool));
    }
  }

  private synchronized void compare(String tool) {
    JsonNode info = infos.get(tool);
    if (info == null) {
      return;
    }
    try {
      compare(tool, info);
    } catch (StoreException e) {
      LOG.warn("Who rolls with {} cannot be compared: {}", tool, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void compare(String tool, JsonNode info) throws StoreException, InterruptedException {
    keep(tool, info);
    String there = info.path("person").asString("");
    Optional<Holder> chosen = store.tools().holder(tool);
    if (!there.equals(chosen.map(Holder::name).orElse(""))
        && (chosen.isEmpty() || spokeAfter(tool, info, chosen.get()))) {
      store.tools().give(tool, there.isBlank() ? null : named(there).id());
      chosen = store.tools().holder(tool);
    }
    String here = chosen.map(Holder::name).orElse("");
    Person person = here.isEmpty() ? null : store.people().named(here).orElse(null);
    if (there.equals(here)
        && (person == null || PersonMessage.covers(info, store.limits().of(person.id())))) {
      told.remove(tool);
      return;
    }
    Told before = told.get(tool);
    if (before == null || !before.answered() || !info.equals(before.upon())) {
      tell(tool, person);
    }
  }

  /** Keeps what a tool told of itself; who has it is kept apart. */
  private void keep(String tool, JsonNode info) throws StoreException {
    ObjectNode itself = Json.object();
    info.properties().forEach(one -> itself.set(one.getKey(), one.getValue()));
    itself.remove(List.of("person", "personSince"));
    store.tools().told(tool, itself);
  }

  private Person named(String name) throws StoreException {
    Optional<Person> known = store.people().named(name);
    return known.isPresent() ? known.get() : store.people().add(name, Double.NaN);
  }

  /** Whether a tool was told by somebody else after the choice that was made here. */
  private boolean spokeAfter(String tool, JsonNode info, Holder chosen) {
    String since = info.path("personSince").asString("");
    Told before = told.get(tool);
    if (before != null
        && before.upon() != null
        && since.equals(before.upon().path("personSince").asString(""))) {
      return false; // it has not heard yet what it was told
    }
    try {
      return Instant.parse(since).isAfter(chosen.since());
    } catch (DateTimeException e) {
      return false; // nobody told it since its bridge began
    }
  }

  @Override
  public void close() {
    comparing.shutdownNow();
  }
}
