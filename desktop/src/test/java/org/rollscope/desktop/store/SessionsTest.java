package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.store.SessionWriter.Analysis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SessionsTest {
  private static final String SUMMARY =
      """
      {"session":"%s","device":"ball1","instrument":"ball","zone":"right-glute","start":12.5,
       "duration":60.0,"contactTime":50.5,"contacts":3,"rolls":4,"rollCycles":2,"distance":1.9,
       "pressure":{"mean":80.0,"peak":210.5,"p95":200.0,"dose":4000.0},"force":null,
       "strokes":[{"patch":1},{"patch":1},{"patch":2},{"patch":2}],
       "spots":[
         {"zone":"left-glute","patch":1,"dwell":30.0,"dose":2500.0,"peak":210.5},
         {"zone":"left-glute","patch":1,"dwell":10.0,"dose":500.0,"peak":100.0},
         {"zone":"right-glute","patch":2,"dwell":10.5,"dose":1000.0,"peak":150.0}],
       "alarms":[{"id":1,"kind":"overpressure","level":"warning","zone":"left-glute",
         "onset":20.0,"raised":20.2,"cleared":21.0,"peak":210.5,"integral":5.0,"limit":200.0,
         "limitSource":"person","acknowledged":false}]}""";

  @TempDir private Path folder;

  private static Analysis analysis(String session, boolean live) {
    return new Analysis(session, "ball1", "b1", live);
  }

  private static JsonNode summary(String session) {
    return Json.MAPPER.readTree(SUMMARY.formatted(session));
  }

  @ParameterizedTest
  @EnumSource
  void aSessionThatIsOverShowsWhatItCameTo(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      Instant start = TestStore.NOW.minusSeconds(100);
      store
          .database()
          .change(
              handle -> {
                SessionWriter writer = new SessionWriter(handle);
                writer.started(analysis("a1", true), 12.5, start, null);
              });
      assertThat(store.sessions().find("a1").orElseThrow().open()).isTrue();
      assertThat(store.sessions().summary("a1")).isEmpty();
      end(store, "a1", true, summary("a1"), start);

      SessionRow row = store.sessions().find("a1").orElseThrow();
      assertThat(row.open()).isFalse();
      assertThat(row.zones()).containsExactly("left-glute", "right-glute");
      assertThat(row.start()).isEqualTo(start);
      assertThat(row.contactTime()).isEqualTo(50.5);
      assertThat(row.rolls()).isEqualTo(4);
      assertThat(row.load()).isEqualTo(new SessionRow.Load("kPa", 80, 210.5, 4000));
      assertThat(row.alarms()).isEqualTo(1);
      assertThat(row.person()).isNull();
      assertThat(row.discomfort()).isNaN();
      String told = store.sessions().summary("a1").orElseThrow();
      assertThat(Json.MAPPER.readTree(told)).isEqualTo(summary("a1"));
    }
  }

  private static void end(Store store, String id, boolean live, JsonNode summary, Instant start)
      throws IOException {
    store
        .database()
        .change(
            handle -> new SessionWriter(handle).ended(analysis(id, live), summary, start, "idle"));
  }

  @ParameterizedTest
  @EnumSource
  void theLiveAnalysisStandsBeforeThatOfALog(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      ObjectNode other = (ObjectNode) summary("a1");
      other.put("rolls", 5);
      end(store, "a1", false, other, TestStore.NOW);
      assertThat(store.sessions().find("a1").orElseThrow().rolls()).isEqualTo(5);
      end(store, "a1", true, summary("a1"), TestStore.NOW);
      assertThat(store.sessions().find("a1").orElseThrow().rolls()).isEqualTo(4);
      end(store, "a1", false, other, TestStore.NOW);
      assertThat(store.sessions().find("a1").orElseThrow().rolls()).isEqualTo(4);
      assertThat(store.sessions().page(SessionFilter.ALL, null, 10).sessions()).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pagesShowEverySessionOnce(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        String id = "%02x".formatted(i * 7 % 25);
        // some begin in the same moment
        end(store, id, true, summary(id), TestStore.NOW.plus(Duration.ofHours(i / 3)));
        expected.add(id);
      }
      List<String> seen = new ArrayList<>();
      String next = null;
      do {
        SessionPage page = store.sessions().page(SessionFilter.ALL, next, 4);
        page.sessions().forEach(row -> seen.add(row.id()));
        next = page.next();
      } while (next != null);
      assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
      List<Instant> starts = new ArrayList<>();
      for (String id : seen) {
        starts.add(store.sessions().find(id).orElseThrow().start());
      }
      assertThat(starts).isSortedAccordingTo((a, b) -> b.compareTo(a));
      assertThatThrownBy(() -> store.sessions().page(SessionFilter.ALL, "1' OR", 4))
          .hasMessage("'1' OR' is no place in a list of sessions");
    }
  }

  @ParameterizedTest
  @EnumSource
  void listsAreByPersonZoneToolAndTime(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      String anna = store.people().add("Anna", 60).id();
      end(store, "a1", true, summary("a1"), TestStore.NOW);
      end(store, "a2", true, summary("a2"), TestStore.NOW.plusSeconds(600));
      store.sessions().assign("a2", anna);
      store.sessions().rate("a2", 3.5);
      store.sessions().coached("a2", "glute-ball", "{\"done\":true}");

      assertThat(ids(store, SessionFilter.ALL.ofPerson(anna))).containsExactly("a2");
      assertThat(ids(store, SessionFilter.ALL.ofPerson(""))).containsExactly("a1");
      assertThat(ids(store, SessionFilter.ALL.ofZone("left-glute"))).containsExactly("a2", "a1");
      assertThat(ids(store, SessionFilter.ALL.ofZone("left-calf"))).isEmpty();
      assertThat(ids(store, SessionFilter.ALL.ofTool("ball1"))).hasSize(2);
      assertThat(ids(store, SessionFilter.ALL.ofTool("ball2"))).isEmpty();
      SessionFilter early = SessionFilter.ALL.between(TestStore.NOW, TestStore.NOW.plusSeconds(1));
      assertThat(ids(store, early)).containsExactly("a1");

      SessionRow row = store.sessions().find("a2").orElseThrow();
      assertThat(row.personName()).isEqualTo("Anna");
      assertThat(row.discomfort()).isEqualTo(3.5);
      assertThat(row.routine()).isEqualTo("glute-ball");
      assertThat(store.sessions().coach("a2")).contains("{\"done\":true}");
      store.sessions().assign("a2", null);
      assertThat(store.sessions().find("a2").orElseThrow().person()).isNull();
      assertThatThrownBy(() -> store.sessions().rate("a2", 11))
          .hasMessage("discomfort must be 0 to 10");
      assertThatThrownBy(() -> store.sessions().assign("zz", anna))
          .hasMessage("there is no session 'zz' in the store");
    }
  }

  private static List<String> ids(Store store, SessionFilter filter) throws IOException {
    return store.sessions().page(filter, null, 10).sessions().stream().map(SessionRow::id).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aSessionIsOfWhoeverHadTheToolThen(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      String anna = store.people().add("Anna", 60).id();
      store.tools().give("ball1", anna);
      end(store, "a1", true, summary("a1"), TestStore.NOW.minusSeconds(1));
      end(store, "a2", true, summary("a2"), TestStore.NOW.plusSeconds(1));
      assertThat(store.sessions().find("a1").orElseThrow().person()).isNull();
      assertThat(store.sessions().find("a2").orElseThrow().person()).isEqualTo(anna);
    }
  }
}
