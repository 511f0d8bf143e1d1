package org.rollscope.desktop.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollscope.desktop.collect.Messages.alarm;
import static org.rollscope.desktop.collect.Messages.dropped;
import static org.rollscope.desktop.collect.Messages.part;
import static org.rollscope.desktop.collect.Messages.sample;
import static org.rollscope.desktop.collect.Messages.words;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.desktop.collect.Finding.Collected;

class CollectorTest {
  private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10), 5);
  private static final String LATER = "0000000000b-0001";

  private Collector collector = new Collector(PATIENCE);
  private long now;

  private List<String> offer(Arrived... messages) {
    List<String> all = new ArrayList<>();
    for (Arrived message : messages) {
      all.addAll(words(collector.offer(message, now)));
    }
    return all;
  }

  private List<String> after(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    return words(collector.expire(now));
  }

  /** Ends the collector and starts one that goes on from what was stored. */
  private void restart() {
    collector = new Collector(PATIENCE, collector.takeChanged());
  }

  @Test
  void handsOnWhatComesInOrder() {
    assertThat(offer(sample(1), sample(2), sample(3)))
        .containsExactly("ball 1", "ball 2", "ball 3");
  }

  @Test
  void dropsWhatComesTwice() {
    assertThat(offer(sample(1), sample(2), sample(1), sample(2), sample(3)))
        .containsExactly("ball 1", "ball 2", "ball 3");
    assertThat(collector.counts()).isEqualTo(new Counts(3, 2, 0, 0, 0, 0));
  }

  @Test
  void putsInOrderWhatComesInDisorder() {
    assertThat(offer(sample(1), sample(3), sample(4))).containsExactly("ball 1");
    assertThat(collector.counts().waiting()).isEqualTo(2);
    assertThat(collector.isWaiting(sample(3).key())).isTrue();
    assertThat(offer(sample(3))).isEmpty();
    assertThat(offer(sample(2))).containsExactly("ball 2", "ball 3", "ball 4");
    assertThat(collector.isWaiting(sample(3).key())).isFalse();
    assertThat(collector.counts()).isEqualTo(new Counts(4, 1, 0, 0, 0, 0));
  }

  @Test
  void tellsAGapAfterAWhileAndGoesOn() {
    assertThat(offer(sample(1), sample(4), sample(5), sample(7))).containsExactly("ball 1");
    assertThat(after(9)).isEmpty();
    assertThat(after(1)).containsExactly("gap 2-3", "ball 4", "ball 5");
    assertThat(after(9)).isEmpty();
    assertThat(after(1)).containsExactly("gap 6-6", "ball 7");
    assertThat(offer(sample(8))).containsExactly("ball 8");
    assertThat(collector.counts().missing()).isEqualTo(3);
    assertThat(collector.gaps())
        .containsEntry(Series.of(sample(1).key()), List.of(new Span(2, 3), new Span(6, 6)));
  }

  @Test
  void takesTheFirstGapForOneAtOnceWhereTooManyWait() {
    offer(sample(1), sample(3), sample(5), sample(6), sample(7), sample(8));
    assertThat(offer(sample(9))).containsExactly("gap 2-2", "ball 3");
  }

  @Test
  void collectsLateWhatWasMissing() {
    offer(sample(1), sample(4));
    after(10);
    assertThat(offer(sample(3))).containsExactly("late ball 3", "filled 3");
    assertThat(offer(sample(3))).isEmpty();
    assertThat(collector.counts()).isEqualTo(new Counts(3, 1, 1, 1, 0, 0));
  }

  @Test
  void keepsSeriesApart() {
    assertThat(
            offer(
                sample("ball", Messages.EPOCH, 1),
                sample("stick", Messages.EPOCH, 1),
                alarm(1),
                sample("ball", LATER, 1)))
        .containsExactly("ball 1", "stick 1", "alarm 1", "ball 1");
  }

  @Test
  void beginsWhereItComesIn() {
    assertThat(offer(sample(500), sample(501))).containsExactly("ball 500", "ball 501");
    assertThat(offer(sample(499))).containsExactly("late ball 499");
    assertThat(collector.counts().missing()).isZero();
  }

  @Test
  void expectsALaterEpochFromItsBeginning() {
    offer(sample("ball", Messages.EPOCH, 500));
    assertThat(offer(sample("ball", LATER, 2))).isEmpty();
    assertThat(after(10)).containsExactly("gap 1-1", "ball 2");
  }

  @Test
  void beginsNoSeriesWithARetainedState() {
    assertThat(offer(alarm(7))).containsExactly("late alarm 7");
    assertThat(offer(alarm(7))).isEmpty();
    Arrived event = sample(20);
    Arrived live =
        new Arrived(
            Messages.key("ball", Messages.EPOCH, Lane.ALARM, 20),
            "rollscope/ball/event/alarm",
            event.measured(),
            1,
            1,
            false,
            event.payload());
    assertThat(offer(live, alarm(21))).containsExactly("ball 20", "alarm 21");
    assertThat(collector.counts().missing()).isZero();
  }

  @Test
  void waitsForAllParts() {
    assertThat(offer(sample(1), part(2, 2, 3), sample(3), part(2, 1, 3))).containsExactly("ball 1");
    assertThat(offer(part(2, 2, 3))).isEmpty();
    assertThat(offer(part(2, 3, 3))).containsExactly("ball 2 1/3+ball 2 2/3+ball 2 3/3", "ball 3");
    assertThat(offer(part(2, 1, 3), part(2, 1, 4))).isEmpty();
  }

  /** After a reconnect the broker may take less, and the bridge cuts anew. */
  @Test
  void mixesNoPartsOfSeveralCuts() {
    assertThat(offer(sample(1), part(2, 1, 2), part(2, 1, 3), part(2, 2, 3)))
        .containsExactly("ball 1");
    assertThat(offer(part(2, 3, 3))).containsExactly("ball 2 1/3+ball 2 2/3+ball 2 3/3");
  }

  @Test
  void takesAMessageWithoutAllItsPartsForMissing() {
    offer(sample(1), part(2, 1, 2), sample(3));
    assertThat(after(10)).containsExactly("gap 2-2", "ball 3");
    assertThat(collector.counts().waiting()).isZero();
    assertThat(offer(part(2, 1, 2), sample(4))).containsExactly("ball 4");
    assertThat(offer(part(2, 2, 2))).containsExactly("late ball 2 1/2+ball 2 2/2", "filled 2");
    offer(part(5, 1, 2));
    assertThat(after(10)).containsExactly("gap 5-5");
    assertThat(offer(part(5, 1, 2))).isEmpty();
    assertThat(after(10)).isEmpty();
    assertThat(collector.counts().waiting()).isZero();
  }

  @Test
  void waitsForNothingThatWasGivenUp() {
    assertThat(offer(sample(1), sample(5))).containsExactly("ball 1");
    assertThat(offer(dropped(1, 2, 4, 3, "size")))
        .containsExactly("dropped", "lost 2-4 size", "ball 5");
    assertThat(collector.counts().lost()).isEqualTo(3);
    assertThat(offer(sample(3))).containsExactly("late ball 3");
    assertThat(collector.counts().lost()).isEqualTo(2);
  }

  @Test
  void closesAGapByALossToldLater() {
    offer(sample(1), sample(5));
    assertThat(after(10)).containsExactly("gap 2-4", "ball 5");
    assertThat(offer(dropped(1, 2, 4, 3, "age"))).containsExactly("dropped", "lost 2-4 age");
    assertThat(collector.counts().missing()).isZero();
  }

  /** Of 2 to 8 three were lost, the others are still to come: which ones is known at the end. */
  @Test
  void findsOutWhichOnesWereGivenUp() {
    assertThat(offer(sample(1), dropped(1, 2, 8, 3, "size"))).containsExactly("ball 1", "dropped");
    assertThat(offer(sample(4), sample(5), sample(6))).isEmpty();
    assertThat(offer(sample(7)))
        .containsExactly("lost 2-3 size", "lost 8-8 size", "ball 4", "ball 5", "ball 6", "ball 7");
    assertThat(offer(sample(9))).containsExactly("ball 9");
  }

  @Test
  void looksAtLossesThatOverlapTogether() {
    offer(sample(1), dropped(1, 2, 6, 2, "size"));
    assertThat(offer(dropped(2, 4, 5, 1, "refused"), sample(3))).containsExactly("dropped");
    assertThat(offer(sample(5)))
        .containsExactly(
            "lost 2-2 refused, size",
            "lost 4-4 refused, size",
            "lost 6-6 refused, size",
            "ball 3",
            "ball 5");
  }

  @Test
  void neitherForgetsNorDoublesWhenStartedAgain() {
    offer(sample(1), sample(2), sample(5));
    after(10);
    offer(sample(7), dropped(1, 8, 9, 2, "size"));
    restart();
    assertThat(collector.counts()).isEqualTo(new Counts(0, 0, 0, 2, 2, 0));
    assertThat(offer(sample(2), sample(5))).isEmpty();
    assertThat(offer(sample(4))).containsExactly("late ball 4", "filled 4");
    assertThat(offer(sample(7), sample(6))).containsExactly("ball 6", "ball 7");
    assertThat(offer(sample(10))).containsExactly("ball 10");
    restart();
    assertThat(offer(sample(10), sample(11))).containsExactly("ball 11");
  }

  @Test
  void remembersNotForEverWhatNeverCame() {
    Collector patient = new Collector(new Patience(Duration.ZERO, 1));
    for (long number = 1; number < 10_000; number += 2) {
      patient.offer(sample(number), number);
      patient.expire(number);
    }
    Progress progress = patient.takeChanged().getLast();
    assertThat(progress.arrived()).hasSize(1000);
    assertThat(progress.missing()).hasSize(999);
    assertThat(patient.offer(sample(2), 1)).isEmpty();
    assertThat(words(patient.offer(sample(9998), 1))).contains("late ball 9998");
  }

  /** At least once, in disorder, with restarts in between: each once, in order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void makesExactlyOnceOfAtLeastOnce(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    collector = new Collector(new Patience(Duration.ofSeconds(10), 100));
    List<Arrived> way = new ArrayList<>();
    long last = 400;
    for (long number = 1; number <= last; number++) {
      int parts = random.nextInt(10) == 0 ? random.nextInt(2, 5) : 1;
      for (int part = 1; part <= parts; part++) {
        way.add(part(number, part, parts));
      }
    }
    List<Long> collected = new ArrayList<>();
    int sent = 0;
    int acknowledged = 0;
    while (acknowledged < way.size()) {
      int burst = Math.min(way.size(), sent + random.nextInt(1, 20));
      List<Arrived> flight = new ArrayList<>(way.subList(sent, burst));
      if (sent > 0 && random.nextInt(4) == 0) {
        swap(flight, random);
      }
      for (Arrived message : flight) {
        for (Finding finding : collector.offer(message, now)) {
          if (finding instanceof Collected one) {
            collected.add(one.key().sequence());
          }
        }
      }
      sent = burst;
      while (acknowledged < sent && !collector.isWaiting(way.get(acknowledged).key())) {
        acknowledged++;
      }
      if (random.nextInt(10) == 0) {
        sent =
            random.nextInt(acknowledged, sent + 1); // a lost connection: what follows comes again
      }
      if (random.nextInt(15) == 0) {
        collector = new Collector(new Patience(Duration.ofSeconds(10), 100), all());
        sent = acknowledged;
      }
    }
    assertThat(collected).hasSize((int) last).isSorted().doesNotHaveDuplicates();
    assertThat(collector.counts().missing()).isZero();
  }

  private final List<Progress> stored = new ArrayList<>();

  private List<Progress> all() {
    for (Progress progress : collector.takeChanged()) {
      stored.removeIf(one -> one.series().equals(progress.series()));
      stored.add(progress);
    }
    return stored;
  }

  private static void swap(List<Arrived> flight, SplittableRandom random) {
    int one = random.nextInt(flight.size());
    int other = random.nextInt(flight.size());
    Arrived moved = flight.set(one, flight.get(other));
    flight.set(other, moved);
  }
}
