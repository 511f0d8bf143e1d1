package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.store.Completion.Boot;

/** A bridge that is killed in a session leaves nothing open, and no total that is too low. */
class CompletionTest {
  /** Seconds; the analysis learns the tool's zero anew, and finds an edge a sample off. */
  private static final double NEAR = 0.1;

  private final SimulatedBridge whole = SimulatedBridge.play(InstrumentKind.BALL, 5, false);

  @TempDir private Path folder;

  private static void collect(Store store, SimulatedBridge bridge, List<Collected> messages)
      throws IOException {
    store.tools().told(bridge.device().id(), bridge.info());
    try (StoreSink sink = store.collect()) {
      sink.store(new ArrayList<>(messages), List.of());
    }
  }

  private static List<String> complete(Store store, SimulatedBridge bridge) throws IOException {
    Completion completion = store.completion();
    Boot boot = new Boot(bridge.device().id(), bridge.device().boot());
    assertThat(completion.boots()).isEqualTo(Set.of(boot));
    List<String> completed = completion.complete(boot);
    assertThat(completion.boots()).isEmpty();
    return completed;
  }

  private void assertWhole(SessionRow row) {
    Summary expected = whole.summaries().getFirst();
    assertThat(row.id()).isEqualTo(expected.session());
    assertThat(row.open()).isFalse();
    assertThat(row.contactTime()).isCloseTo(expected.contactTime(), within(NEAR));
    assertThat(row.rolls()).isEqualTo(expected.rolls());
  }

  private static SessionRow only(Store store) throws IOException {
    List<SessionRow> rows = store.sessions().page(SessionFilter.ALL, null, 10).sessions();
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  @ParameterizedTest
  @EnumSource
  void endsASessionThatNobodyWentOnWith(TestStore kind) throws Exception {
    List<Collected> told = new ArrayList<>(whole.published(Lane.SAMPLE));
    List<Collected> events = whole.published(Lane.EVENT);
    told.addAll(events.subList(0, events.size() / 2));
    try (Store store = kind.open(folder)) {
      collect(store, whole, told);
      assertThat(only(store).open()).isTrue();
      assertThat(complete(store, whole)).containsExactly(only(store).id());
      assertWhole(only(store));
      collect(store, whole, whole.published());
      assertThat(store.sessions().summary(only(store).id()).orElseThrow())
          .as("what a bridge tells after all stands; this one tells no wall clock")
          .contains("\"startTime\":null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void countsWhatWasBeforeTheRestart(TestStore kind) throws Exception {
    SimulatedBridge killed = SimulatedBridge.killed(InstrumentKind.BALL, 5, 0.5);
    try (Store store = kind.open(folder)) {
      collect(store, killed, killed.published());
      double part = only(store).contactTime();
      store.sessions().rate(only(store).id(), 3);
      assertThat(part).isLessThan(0.8 * whole.summaries().getFirst().contactTime());
      assertThat(complete(store, killed)).containsExactly(only(store).id());
      assertWhole(only(store));
      assertThat(only(store).discomfort()).isEqualTo(3);
      assertThat(store.events().of(only(store).id()))
          .filteredOn(event -> event.type().equals("session"))
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesWhatItCannotTellBetter(TestStore kind) throws Exception {
    SimulatedBridge killed = SimulatedBridge.killed(InstrumentKind.BALL, 5, 0.5);
    List<Collected> told = new ArrayList<>(killed.published());
    told.removeIf(message -> message.key().lane() == Lane.SAMPLE);
    try (Store store = kind.open(folder)) {
      collect(store, killed, told);
      SessionRow before = only(store);
      Completion completion = store.completion();
      assertThat(completion.complete(new Boot(killed.device().id(), killed.device().boot())))
          .isEmpty();
      assertThat(only(store)).isEqualTo(before);
    }
  }
}
