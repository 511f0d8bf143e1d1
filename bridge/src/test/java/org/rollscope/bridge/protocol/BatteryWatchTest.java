package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.link.Link;

/** The charge that only the link knows. */
class BatteryWatchTest {
  private static final long SECOND = 1_000_000_000L;

  private final TestTool heard = new TestTool();
  private OptionalInt charge = OptionalInt.empty();
  private int looks;

  private final Link link =
      new Link() {
        @Override
        public String name() {
          return "a link that knows the charge";
        }

        @Override
        public int read(byte[] buffer) {
          return 0;
        }

        @Override
        public void write(byte[] bytes) {}

        @Override
        public OptionalInt battery() {
          looks++;
          return charge;
        }

        @Override
        public void close() {}
      };

  private final BatteryWatch watch = new BatteryWatch(link, heard);

  @Test
  void whatIsKnownIsToldWhenItChanges() {
    watch.tick(-SECOND);
    assertThat(heard.statuses).isEmpty();
    charge = OptionalInt.of(71);
    watch.tick(5 * SECOND);
    watch.tick(11 * SECOND);
    assertThat(heard.statuses).extracting("battery").containsExactly(71.0);
    charge = OptionalInt.of(70);
    watch.tick(17 * SECOND);
    assertThat(heard.statuses).extracting("battery").containsExactly(71.0, 70.0);
  }

  @Test
  void itIsLookedAtEveryFewSecondsOnly() {
    for (int i = 0; i < 1000; i++) {
      watch.tick(i * SECOND / 100);
    }
    assertThat(looks).isBetween(2, 4);
  }

  @Test
  void itIsToldWhenAskedFor() {
    assertThat(watch.tell()).isFalse();
    charge = OptionalInt.of(5);
    assertThat(watch.tell()).isTrue();
    assertThat(watch.tell()).isTrue();
    assertThat(heard.statuses).hasSize(2);
  }
}
