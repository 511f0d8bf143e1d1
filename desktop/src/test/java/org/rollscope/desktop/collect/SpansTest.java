package org.rollscope.desktop.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
  private static final int RANGE = 60;

  /** Against a plain set, step by step. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isASetOfNumbers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Spans spans = new Spans();
    TreeSet<Long> numbers = new TreeSet<>();
    for (int step = 0; step < 2000; step++) {
      long from = random.nextLong(1, RANGE);
      Span span = new Span(from, from + random.nextLong(0, 9));
      switch (random.nextInt(4)) {
        case 0 -> {
          spans.add(span);
          numbers.addAll(all(span));
        }
        case 1 -> {
          spans.remove(span);
          numbers.removeAll(all(span));
        }
        case 2 -> {
          spans.add(from);
          numbers.add(from);
        }
        default -> assertThat(spans.remove(from)).isEqualTo(numbers.remove(from));
      }
      assertThat(all(spans.list())).containsExactlyElementsOf(numbers);
      assertThat(spans.count()).isEqualTo(numbers.size());
      assertThat(spans.contains(from)).isEqualTo(numbers.contains(from));
      assertThat(all(spans.within(span)))
          .containsExactlyElementsOf(numbers.subSet(span.from(), true, span.to(), true));
      List<Long> holes = all(span);
      holes.removeAll(numbers);
      assertThat(all(spans.missing(span))).isEqualTo(holes);
      assertThat(all(new Spans(spans.list()).list())).containsExactlyElementsOf(numbers);
      assertThatNoneTouch(spans.list());
    }
  }

  private static void assertThatNoneTouch(List<Span> spans) {
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).from()).isGreaterThan(spans.get(i - 1).to() + 1);
    }
  }

  private static List<Long> all(List<Span> spans) {
    List<Long> numbers = new ArrayList<>();
    spans.forEach(span -> numbers.addAll(all(span)));
    return numbers;
  }

  private static List<Long> all(Span span) {
    List<Long> numbers = new ArrayList<>();
    for (long number = span.from(); number <= span.to(); number++) {
      numbers.add(number);
    }
    return numbers;
  }
}
