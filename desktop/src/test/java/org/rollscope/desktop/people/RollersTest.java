package org.rollscope.desktop.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.http.ToolCommands;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.watch.ToolMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who rolls, with a bridge that is played and a real store. */
class RollersTest {
  private static final String TOOL = "ball1";
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final PlayedBridge bridge = new PlayedBridge();
  private final ExecutorService comparing = Executors.newSingleThreadExecutor();
  private Store store;
  private Rollers rollers;
  private Person anna;

  /** Does what it is told, and tells it. */
  private final class PlayedBridge implements ToolCommands {
    private final List<JsonNode> told = new ArrayList<>();
    private boolean away;
    private boolean deaf;

    @Override
    public boolean knows(String tool) {
      return true;
    }

    @Override
    public Optional<JsonNode> command(
        String tool, String name, JsonNode arguments, Duration patience) throws IOException {
      if (away) {
        throw new IOException("the broker is away");
      }
      told.add(arguments);
      if (!deaf) {
        tells(arguments, now.get());
      }
      return Optional.of(Json.object().put("ok", true));
    }

    /** Publishes what it knows of the person of a command. */
    private void tells(JsonNode arguments, Instant since) {
      ObjectNode info = Json.object().put("instrument", "ball").put("zone", "left-glute");
      info.put("person", arguments.path("name").asString(null));
      info.put("personSince", since == null ? null : since.toString());
      info.set("noGo", arguments.withArray("noGo"));
      JsonNode own = arguments.path("limits").path(0);
      info.putObject("limits")
          .put("high", own.path("high").asDouble(250))
          .put("highHigh", own.path("highHigh").asDouble(350))
          .put("unit", "kPa")
          .put("source", own.path("source").asString("default"));
      rollers.heard(new ToolMessage(TOOL, "info", "info", Optional.of(info)));
    }
  }

  @BeforeEach
  void open() throws IOException {
    store =
        Store.open(new StoreAddress.InFile(folder.resolve("store.db")), now::get, new Random(1));
    rollers = new Rollers(store, bridge, comparing);
    anna = store.people().add("Anna", 62);
    store.limits().forbid(anna.id(), Zone.parse("left-calf"), "", "person");
    store
        .limits()
        .set(
            anna.id(),
            Zone.parse("left-glute"),
            new PressureLimit(180, 225, PressureLimit.Unit.KPA, "comfort-test"));
  }

  @AfterEach
  void close() {
    rollers.close();
    store.close();
  }

  private void command(String arguments) {
    bridge.tells(Json.MAPPER.readTree(arguments), now.get());
  }

  private void settle() throws Exception {
    comparing.submit(() -> {}).get();
    comparing.submit(() -> {}).get();
    comparing.submit(() -> {}).get();
  }

  private void later() {
    now.set(now.get().plusSeconds(60));
  }

  private String holder() throws Exception {
    settle();
    return store.tools().holder(TOOL).orElseThrow().name();
  }

  @Test
  void theBridgeIsToldEverythingAboutWhoeverIsChosen() throws Exception {
    assertThat(rollers.choose(TOOL, anna)).isTrue();
    JsonNode told = bridge.told.getFirst();
    assertThat(told.path("name").asString()).isEqualTo("Anna");
    assertThat(told.path("bodyWeightKg").asDouble()).isEqualTo(62);
    assertThat(told.at("/noGo/0").asString()).isEqualTo("left-calf");
    assertThat(told.at("/limits/0/zone").asString()).isEqualTo("left-glute");
    assertThat(told.at("/limits/0/source").asString()).isEqualTo("comfort-test");
    assertThat(holder()).isEqualTo("Anna");
    assertThat(bridge.told).hasSize(1);
  }

  @Test
  void aBridgeThatWasStartedAnewIsToldAgain() throws Exception {
    rollers.choose(TOOL, anna);
    later();
    bridge.tells(Json.object(), null);
    assertThat(holder()).isEqualTo("Anna");
    assertThat(bridge.told).hasSize(2);
    later();
    bridge.tells(Json.object(), null);
    assertThat(holder()).isEqualTo("Anna");
    assertThat(bridge.told).hasSize(3);
  }

  @Test
  void aCommandOfSomebodyElseThatComesLaterIsNoted() throws Exception {
    rollers.choose(TOOL, anna);
    settle();
    later();
    command("{\"name\":\"Ben\"}");
    assertThat(holder()).isEqualTo("Ben");
    later();
    command("{\"name\":\"Anna\"}");
    assertThat(holder()).isEqualTo("Anna");
    assertThat(bridge.told.getLast().at("/noGo/0").asString()).isEqualTo("left-calf");
    later();
    command("{}");
    assertThat(holder()).isEmpty();
    assertThat(bridge.told).hasSize(2);
  }

  @Test
  void whatWasToldBeforeAChoiceIsOld() throws Exception {
    command("{\"name\":\"Ben\"}");
    assertThat(holder()).isEqualTo("Ben");
    bridge.away = true;
    later();
    assertThat(rollers.choose(TOOL, anna)).isFalse();
    bridge.away = false;
    bridge.tells(Json.object().put("name", "Ben"), NOON);
    assertThat(holder()).isEqualTo("Anna");
    assertThat(bridge.told).hasSize(1);
  }

  @Test
  void aBridgeThatDoesNotListenIsNotToldForEver() throws Exception {
    bridge.deaf = true;
    rollers.choose(TOOL, anna);
    for (int i = 0; i < 5; i++) {
      bridge.tells(Json.object(), null);
      settle();
    }
    assertThat(bridge.told).hasSize(2);
  }

  @Test
  void changesReachTheBridgeAndWhoeverLeavesIsGone() throws Exception {
    rollers.choose(TOOL, anna);
    Person renamed = store.people().change(anna.withName("Anne"));
    rollers.changed(renamed);
    assertThat(bridge.told.getLast().path("name").asString()).isEqualTo("Anne");
    later();
    rollers.leave(renamed);
    assertThat(bridge.told.getLast().has("name")).isFalse();
    assertThat(holder()).isEmpty();
    assertThat(bridge.told).hasSize(3);
  }
}
