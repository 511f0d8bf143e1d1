package org.rollscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.body.Motion;
import org.rollscope.sim.scenario.RandomScenario;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.scenario.Step;

/**
 * The script's truth against the words of the domain page, applied here to the noiseless movement
 * with the whole session in hand: where they differ, the script was ambiguous.
 */
class TruthTest {
  private static final double TURN_BACK = 0.010;
  private static final double MINIMUM = 0.030;

  private record Played(Scenario scenario, Truth truth, TrueContacts contacts) {}

  private static void forEachSession(Consumer<Played> check) {
    for (long seed = 0; seed < 200; seed++) {
      check.accept(play(RandomScenario.of(InstrumentKind.values()[(int) (seed % 4)], seed), seed));
    }
    for (String name : Scenarios.names()) {
      if (!name.equals("too-long-on-one-spot")) {
        for (long seed = 0; seed < 10; seed++) {
          check.accept(play(Scenarios.load(name), seed));
        }
      }
    }
  }

  private static Played play(Scenario scenario, long seed) {
    Motion motion = Motion.of(scenario, new SplittableRandom(seed).split());
    Truth truth = new VirtualDevice(scenario, seed).truth();
    return new Played(scenario, truth, new TrueContacts(new Trace(motion)));
  }

  @Test
  void countsStrokesAsTheWordsDo() {
    forEachSession(
        played ->
            assertThat(strokes(played)).as(played.scenario.name()).isEqualTo(played.truth.rolls()));
  }

  /** Strokes of the noiseless way, cut at lift-offs and at the script's holds. */
  private static int strokes(Played played) {
    TrueContacts contacts = played.contacts;
    double clock = played.truth.contacts().getFirst().start() - contacts.spans.getFirst().start();
    int count = 0;
    for (TrueContacts.Span span : contacts.spans) {
      int from = span.from();
      for (Truth.Stay stay : played.truth.holds()) {
        int begin = (int) ((stay.start() - clock) / Trace.STEP);
        int end = (int) ((stay.end() - clock) / Trace.STEP);
        if (begin >= span.from() - 50 && end <= span.to() + 50) {
          int middle = (begin + end) / 2;
          count += strokes(contacts, from, middle);
          from = middle;
        }
      }
      count += strokes(contacts, from, span.to() - 1);
    }
    return count;
  }

  private static int strokes(TrueContacts contacts, int from, int to) {
    int count = 0;
    int start = from;
    int far = from;
    for (int i = from; i <= to; i++) {
      if (distance(contacts, start, i) > distance(contacts, start, far)) {
        far = i;
      } else if (distance(contacts, far, i) >= TURN_BACK) {
        boolean isStroke = distance(contacts, start, far) >= MINIMUM;
        if (isStroke && goesBeyond(contacts, start, far, i, to)) {
          continue;
        }
        count += isStroke ? 1 : 0;
        start = far;
        far = i;
      }
    }
    return count + (distance(contacts, start, far) >= MINIMUM ? 1 : 0);
  }

  /** Whether the way passes beyond the far point again before it has come back by a stroke. */
  private static boolean goesBeyond(TrueContacts contacts, int start, int far, int now, int to) {
    for (int i = now; i <= to; i++) {
      if (distance(contacts, far, i) >= MINIMUM) {
        return false;
      }
      if (distance(contacts, start, i) > distance(contacts, start, far)) {
        return true;
      }
    }
    return false;
  }

  private static double distance(TrueContacts contacts, int a, int b) {
    return Math.hypot(contacts.x[a] - contacts.x[b], contacts.y[a] - contacts.y[b]);
  }

  @Test
  void lingersNowhereButInHolds() {
    forEachSession(TruthTest::checkLingering);
  }

  private static void checkLingering(Played played) {
    TrueContacts contacts = played.contacts;
    double clock = played.truth.contacts().getFirst().start() - contacts.spans.getFirst().start();
    for (TrueContacts.Span span : contacts.spans) {
      int from = span.from();
      for (int to = span.from(); to < span.to(); to += 10) {
        while (spread(contacts, from, to) > 0.030) {
          from += 10;
        }
        double start = from * Trace.STEP + clock;
        double end = to * Trace.STEP + clock;
        boolean holding =
            played.truth.holds().stream()
                .anyMatch(stay -> stay.start() < end && start < stay.end());
        assertThat(holding ? 0 : end - start)
            .as("%s at %.2f s", played.scenario.name(), start)
            .isLessThan(2.8);
      }
    }
  }

  /** The wider side of the box about the way between two steps, m. */
  private static double spread(TrueContacts contacts, int from, int to) {
    double lowX = 9;
    double highX = -9;
    double lowY = 9;
    double highY = -9;
    for (int i = from; i <= to; i += 20) {
      lowX = Math.min(lowX, contacts.x[i]);
      highX = Math.max(highX, contacts.x[i]);
      lowY = Math.min(lowY, contacts.y[i]);
      highY = Math.max(highY, contacts.y[i]);
    }
    return Math.max(highX - lowX, highY - lowY);
  }

  @Test
  void mixesAllThatPeopleDo() {
    int moving = 0;
    int surges = 0;
    int shortLifts = 0;
    int longLifts = 0;
    List<Step> steps = new ArrayList<>();
    for (long seed = 0; seed < 200; seed++) {
      Scenario scenario = RandomScenario.of(InstrumentKind.values()[(int) (seed % 4)], seed);
      assertThat(new VirtualDevice(scenario, seed).duration()).isBetween(36.0, 125.0);
      moving += scenario.startsMoving() ? 1 : 0;
      steps.addAll(scenario.steps());
    }
    for (Step step : steps) {
      surges += step instanceof Step.Hold hold && hold.pressing().surge().isPresent() ? 1 : 0;
      shortLifts += step instanceof Step.Lift lift && lift.time() < 1.5 ? 1 : 0;
      longLifts += step instanceof Step.Lift lift && lift.time() > 2 ? 1 : 0;
    }
    assertThat(moving).isBetween(10, 40);
    assertThat(surges).isGreaterThan(50);
    assertThat(shortLifts).isGreaterThan(200);
    assertThat(longLifts).isGreaterThan(20);
    assertThat(steps).filteredOn(Step.Circles.class::isInstance).hasSizeGreaterThan(15);
    assertThat(steps).filteredOn(Step.Spiral.class::isInstance).hasSizeGreaterThan(15);
    assertThat(steps)
        .filteredOn(step -> step instanceof Step.Strokes strokes && strokes.oneWay())
        .hasSizeGreaterThan(50);
  }

  @Test
  void addsUp() {
    for (long seed = 0; seed < 40; seed++) {
      Scenario scenario = RandomScenario.of(InstrumentKind.values()[(int) (seed % 4)], seed);
      Truth truth = new VirtualDevice(scenario, seed).truth();
      double dwell = truth.spots().stream().mapToDouble(Truth.Cell::dwell).sum();
      assertThat(dwell)
          .isCloseTo(
              truth.contactTime(),
              within(0.002 * truth.contacts().size() + 1e-4 * truth.contactTime()));
      assertThat(truth.dose()).isCloseTo(truth.pressureMean() * truth.contactTime(), within(1e-6));
      double strokes = truth.strokes().stream().mapToDouble(Truth.Roll::path).sum();
      assertThat(strokes).isLessThanOrEqualTo(truth.distance() + 1e-6);
      for (Truth.Roll stroke : truth.strokes()) {
        assertThat(stroke.length()).isGreaterThan(0.036);
        assertThat(stroke.end()).isGreaterThan(stroke.start());
        assertThat(stroke.path()).isGreaterThanOrEqualTo(stroke.length() - 1e-6);
      }
    }
  }
}
