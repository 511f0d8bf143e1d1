package org.rollscope.bridge.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The routines of the founding article. */
final class BuiltInRoutines implements RoutineSource {
  private static final List<String> NAMES =
      List.of(
          "glute-ball",
          "stick-quads",
          "stick-hamstrings",
          "stick-calves",
          "stick-it-band",
          "foot-roller-chilled",
          "full-legs");

  @Override
  public Set<String> names() {
    return new LinkedHashSet<>(NAMES);
  }

  @Override
  public Optional<String> text(String name) throws IOException {
    if (!NAMES.contains(name)) {
      return Optional.empty();
    }
    try (InputStream stream = getClass().getResourceAsStream("routine/" + place(name))) {
      return Optional.of(new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8));
    }
  }

  @Override
  public String place(String name) {
    return name + RoutineFolder.EXTENSION;
  }
}
