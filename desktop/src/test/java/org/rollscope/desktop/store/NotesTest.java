package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.session.Summary;

class NotesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void notesAreKept(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      String anna = store.people().add("Anna", 60).id();
      Note note = store.notes().add(anna, null, "therapist", "<b>less</b> on the left");
      assertThat(store.notes().ofPerson(anna)).containsExactly(note);
      assertThat(note.words()).isEqualTo("<b>less</b> on the left");
      assertThatThrownBy(() -> store.notes().add(anna, "x1", "therapist", "?"))
          .hasMessage("there is no session 'x1' in the store");
      assertThatThrownBy(() -> store.notes().add(anna, null, "therapist", " "))
          .isInstanceOf(StoreException.class);
      store.notes().remove(note.id());
      assertThat(store.notes().ofPerson(anna)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void routinesArePrescribedAndEnd(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      String anna = store.people().add("Anna", 60).id();
      store.routines().put("mine", "Mine", "title: Mine\n");
      store.routines().put("mine", "Mine too", "title: Mine too\n");
      assertThat(store.routines().find("mine"))
          .contains(new StoredRoutine("mine", "Mine too", "title: Mine too\n", TestStore.NOW));
      Prescription given = store.routines().prescribe(anna, "mine", 5, "gently");
      assertThat(store.routines().prescribed(anna)).containsExactly(given);
      store.routines().end(given.id());
      assertThat(store.routines().prescribed(anna).getFirst().until()).isEqualTo(TestStore.NOW);
      store.routines().remove("mine");
      assertThat(store.routines().all()).isEmpty();
      assertThatThrownBy(() -> store.routines().put("../x", "X", ""))
          .hasMessageStartingWith("a routine's name must be");
      assertThatThrownBy(() -> store.routines().prescribe(anna, "mine", 0, ""))
          .hasMessage("a routine is prescribed 1 to 70 times a week");
    }
  }

  @ParameterizedTest
  @EnumSource
  void trendsSumUpByDayAndZone(TestStore kind) throws IOException {
    SimulatedBridge ball = SimulatedBridge.of(InstrumentKind.BALL, 5, "Anna");
    SimulatedBridge stick = SimulatedBridge.of(InstrumentKind.STICK, 6, "Anna");
    try (Store store = kind.open(folder)) {
      try (StoreSink sink = store.collect()) {
        sink.store(List.copyOf(ball.published()), List.of());
        sink.store(List.copyOf(stick.published()), List.of());
      }
      String anna = store.people().named("Anna").orElseThrow().id();
      Summary first = ball.summaries().getFirst();
      Summary second = stick.summaries().getFirst();
      store.sessions().rate(first.session(), 3);
      store.sessions().rate(second.session(), 6);
      List<DayTotal> days = days(store, anna, ZoneOffset.UTC);
      assertThat(days).hasSize(1);
      DayTotal day = days.getFirst();
      assertThat(day.day()).isEqualTo(LocalDate.of(2026, 3, 1));
      assertThat(day.sessions()).isEqualTo(2);
      assertThat(day.unit()).isEqualTo("kPa");
      assertThat(day.discomfort()).isEqualTo(4.5);
      assertThat(day.rolls()).isEqualTo(first.strokes().size() + second.strokes().size());
      assertThat(day.alarms()).isEqualTo(first.alarms().size() + second.alarms().size());
      double spots =
          first.spots().stream().mapToDouble(spot -> spot.dwell()).sum()
              + second.spots().stream().mapToDouble(spot -> spot.dwell()).sum();
      assertThat(day.contactTime()).isCloseTo(spots, org.assertj.core.data.Offset.offset(1e-3));
      // 17:00 UTC is the next day where the sun is ahead
      assertThat(days(store, anna, ZoneId.of("Pacific/Auckland")).getFirst().day())
          .isEqualTo(LocalDate.of(2026, 3, 2));
      assertThat(days(store, "nobody", ZoneOffset.UTC)).isEmpty();
    }
  }

  private static List<DayTotal> days(Store store, String person, ZoneId calendar)
      throws IOException {
    return store
        .trends()
        .perDay(person, calendar, SimulatedBridge.BOOT, SimulatedBridge.BOOT.plusSeconds(3600));
  }
}
