package org.rollscope.desktop.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFiltersTest {
  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/b/c, false",
    "a/b/c, a/b, false",
    "a/+, a/b, true",
    "a/+, a/, true",
    "a/+, a, false",
    "+/+, a/b, true",
    "a/#, a, true",
    "a/#, a/b/c, true",
    "a/#, ab, false",
    "#, a/b, true",
    "#, $SYS/uptime, false",
    "+/uptime, $SYS/uptime, false",
    "$SYS/#, $SYS/uptime, true",
    "a/+/c, a/b/d, false"
  })
  void matchesAsMqttSays(String filter, String topic, boolean matches) {
    assertThat(TopicFilters.matches(filter, topic)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/c, false",
    "a/+, +/b, true",
    "a/#, +/b/c, true",
    "a/#, a, true",
    "a/#, b/#, false",
    "#, a/b, true",
    "a/+, a/b/c, false",
    "a/+/c, a/b/#, true",
    "#, $SYS/#, false"
  })
  void findsFiltersThatHaveATopicInCommon(String one, String other, boolean overlap) {
    assertThat(TopicFilters.overlap(one, other)).isEqualTo(overlap);
    assertThat(TopicFilters.overlap(other, one)).isEqualTo(overlap);
  }

  @Test
  void knowsWhatIsAFilterAndWhatATopic() {
    assertThat(new String[] {"a", "a/+", "#", "a/#", "+/+", "/", "a//b"})
        .allMatch(TopicFilters::isFilter);
    assertThat(new String[] {"", "a#", "a/#/b", "a+/b", "##"}).noneMatch(TopicFilters::isFilter);
    assertThat(TopicFilters.isTopic("a/b")).isTrue();
    assertThat(new String[] {"", "a/+", "#"}).noneMatch(TopicFilters::isTopic);
    assertThat(TopicFilters.depth("a/b/c")).isEqualTo(3);
  }
}
