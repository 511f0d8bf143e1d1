package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;

class PeopleTest {
  private static final Zone CALF = Zone.parse("left-calf");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void peopleOutliveTheProgram(TestStore kind) throws IOException {
    StoreAddress address = kind.address(folder);
    Person anna;
    try (Store store = TestStore.open(address)) {
      anna = store.people().add(" Anna ", 61.5);
      store.people().change(anna.withProfile("{\"units\":\"psi\"}").withBodyWeight(62));
    }
    try (Store store = TestStore.open(address)) {
      assertThat(store.people().all())
          .containsExactly(new Person(anna.id(), "Anna", 62, "{\"units\":\"psi\"}", TestStore.NOW));
      assertThat(store.people().find(anna.id())).isPresent();
      assertThat(store.people().named("Anna")).isPresent();
      assertThat(store.people().find("' OR 1=1")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void twoOfOneNameAreRefused(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      Person anna = store.people().add("Anna", Double.NaN);
      Person ben = store.people().add("Ben", Double.NaN);
      assertThat(anna.id()).isNotEqualTo(ben.id());
      assertThatThrownBy(() -> store.people().add("Anna ", Double.NaN))
          .hasMessage("there is somebody named 'Anna' already; add an initial");
      assertThatThrownBy(() -> store.people().change(ben.withName("Anna")))
          .isInstanceOf(StoreException.class);
      assertThatThrownBy(() -> store.people().add("  ", Double.NaN))
          .hasMessage("a person's name must have 1 to 80 characters");
      assertThatThrownBy(() -> store.people().add("Cleo", -3))
          .hasMessageStartingWith("a body weight must be above 0");
      assertThatThrownBy(
              () -> store.people().change(new Person("0", "Dan", 80, "{}", TestStore.NOW)))
          .hasMessage("there is no person '0' in the store");
      assertThat(store.people().all()).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void limitsComeBackAsTheAnalysisTakesThem(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      String anna = store.people().add("Anna", 60).id();
      PressureLimit everywhere =
          new PressureLimit(40, 60, PressureLimit.Unit.PERCENT_BODY_WEIGHT, "therapist");
      PressureLimit old = new PressureLimit(180, 260, PressureLimit.Unit.KPA, "person");
      PressureLimit calf = new PressureLimit(150, 200, PressureLimit.Unit.KPA, "comfort-test");
      store.limits().set(anna, null, everywhere);
      store.limits().set(anna, CALF, old);
      store.limits().set(anna, CALF, calf);
      store.limits().forbid(anna, Zone.parse("right-glute"), "inflamed", "therapist");

      Limits limits = store.limits().of(anna);
      assertThat(limits.bodyWeight()).isEqualTo(60 * 9.80665);
      assertThat(limits.of(CALF)).isEqualTo(calf);
      assertThat(limits.of(Zone.UNKNOWN)).isEqualTo(everywhere);
      assertThat(limits.noGo()).containsExactly(Zone.parse("right-glute"));
      assertThat(store.limits().noGo(anna).getFirst().reason()).isEqualTo("inflamed");

      store.limits().remove(anna, CALF);
      store.limits().remove(anna, null);
      store.limits().allow(anna, Zone.parse("right-glute"));
      Limits none = store.limits().of(anna);
      assertThat(none.byZone()).isEmpty();
      assertThat(none.everywhere()).isEqualTo(PressureLimit.BY_INSTRUMENT);
      assertThat(none.noGo()).isEmpty();
      assertThatThrownBy(() -> store.limits().set("nobody", CALF, calf))
          .hasMessage("there is no person 'nobody' in the store");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aToolIsWithWhoeverHadItLast(TestStore kind) throws IOException {
    AtomicReference<Instant> now = new AtomicReference<>(TestStore.NOW);
    try (Store store = TestStore.open(kind.address(folder), now::get)) {
      String info = "{\"name\":\"Ball\\u001b[31m\",\"instrument\":\"ball\",\"person\":\"Anna\"}";
      store.tools().told("ball1", Json.MAPPER.readTree(info));
      String anna = store.people().named("Anna").orElseThrow().id();
      assertThat(store.tools().find("ball1").orElseThrow().person()).isEqualTo(anna);
      assertThat(store.tools().all().getFirst().name()).isEqualTo("Ball\uFFFD[31m");
      assertThat(store.tools().all().getFirst().instrument()).isEqualTo("ball");

      now.set(TestStore.NOW.plusSeconds(60));
      store.tools().give("ball1", null);
      assertThat(store.tools().find("ball1").orElseThrow().person()).isNull();
      String told = store.tools().find("ball1").orElseThrow().info();
      assertThat(Json.MAPPER.readTree(told).path("person").asString()).isEqualTo("Anna");
      assertThatThrownBy(() -> store.tools().give("ball1", "nobody"))
          .isInstanceOf(StoreException.class);
    }
  }
}
