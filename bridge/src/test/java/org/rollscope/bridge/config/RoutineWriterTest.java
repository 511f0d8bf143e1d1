package org.rollscope.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Muscle;
import org.rollscope.core.spot.Zone;

/** What is written is read as the same, whatever people write into it. */
class RoutineWriterTest {
  private static final int ROUNDS = 400;
  private static final List<String> AWKWARD =
      List.of(
          "Slowly, forwards and backwards, then side to side.",
          "true",
          "- no list",
          "a: b",
          "colon:",
          "a #no comment",
          "# no comment",
          "<script>alert(1)</script>",
          "'\"\\",
          "{x: [1]}",
          "*alias",
          "&anchor",
          "!tag",
          "%directive",
          "---",
          "...",
          "60",
          "007",
          "1e3",
          "null",
          "~",
          " before and after ",
          "two\nlines\tand tabs",
          "\u0000\u0007\u0085\u2028\ufeff\ud83e\uddb6",
          "Über den „Fuß“ – langsam …",
          "عربي");

  @TempDir Path folder;

  private RoutineLibrary library() {
    return new RoutineLibrary(folder);
  }

  @Test
  void everyBuiltInOneComesBackTheSame() throws IOException, ConfigException {
    for (String name : library().names()) {
      Routine routine = library().load(name);
      assertThat(library().read(name, RoutineWriter.write(routine))).isEqualTo(routine);
      String text = library().find(name).orElseThrow().text();
      RoutineText written = RoutineText.of(text).orElseThrow();
      assertThat(written.yaml()).isEqualToIgnoringWhitespace(text);
      assertThat(library().read(name, written.yaml())).isEqualTo(routine);
    }
  }

  @Test
  void whateverIsWrittenComesBack() throws ConfigException {
    Random random = new Random(20251129);
    for (int round = 0; round < ROUNDS; round++) {
      RoutineText text =
          new RoutineText(
              round % 3 == 0 ? "one\n\nthree" : "",
              words(random),
              IntStream.range(0, 1 + random.nextInt(4)).mapToObj(i -> step(random)).toList());
      assertThat(RoutineText.of(text.yaml())).as(text.yaml()).contains(text);
      Routine routine = library().read("any", text.yaml());
      assertThat(library().read("any", RoutineWriter.write(routine))).isEqualTo(routine);
    }
  }

  private static String words(Random random) {
    if (random.nextBoolean()) {
      return AWKWARD.get(random.nextInt(AWKWARD.size()));
    }
    int[] points = random.ints(1 + random.nextInt(20), 1, 0x2ff).toArray();
    return new String(points, 0, points.length);
  }

  private static Map<String, String> step(Random random) {
    Map<String, String> step = new LinkedHashMap<>();
    Muscle muscle = Muscle.values()[random.nextInt(Muscle.values().length)];
    Zone.Side side = Zone.Side.values()[random.nextInt(3)];
    step.put("zone", new Zone(muscle, side).label());
    step.put("tool", InstrumentKind.values()[random.nextInt(4)].label());
    switch (random.nextInt(3)) {
      case 0 -> step.put("press-seconds", number(random, 1, 900));
      case 1 -> {
        step.put("strokes", Integer.toString(1 + random.nextInt(1000)));
        step.put("stroke-metres", number(random, 0.03, 1));
      }
      default -> {
        step.put("spots", Integer.toString(1 + random.nextInt(50)));
        step.put("spot-seconds", number(random, 1, 600));
        step.put("spot-spacing-mm", number(random, 10, 200));
      }
    }
    step.put("band-low", number(random, 0, 0.5));
    step.put("band-high", number(random, 0.51, 1));
    step.put("stroke-seconds-most", number(random, 2, 60));
    step.put("words", words(random));
    return step;
  }

  private static String number(Random random, double least, double most) {
    double number = least + random.nextDouble() * (most - least);
    return Double.toString(Math.clamp(Math.rint(number * 1000) / 1000, least, most));
  }

  @Test
  void aTextIsWrittenForPeople() {
    RoutineText text =
        new RoutineText(
            "Mine.",
            "Calves: both",
            List.of(
                Map.of("routine", "stick-calves"), Map.of("words", "Slowly, then side to side.")));
    assertThat(text.yaml())
        .isEqualTo(
            """
            # Mine.
            title: "Calves: both"
            steps:
              - routine: stick-calves
              - words: Slowly, then side to side.
            """);
  }

  /** Wrong values have a place in a form; what is no routine at all has none. */
  @Test
  void aFormShowsWhatIsWrongButNotWhatHasNoPlace() {
    RoutineText wrong = RoutineText.of("steps: [{zone: elbow, speed: 3}]").orElseThrow();
    assertThat(wrong.steps()).containsExactly(Map.of("zone", "elbow", "speed", "3"));
    assertThat(RoutineText.of("").orElseThrow().steps()).isEmpty();
    for (String none :
        List.of(
            "- a",
            "other: 1",
            "steps: 3",
            "steps: [3]",
            "steps: [{zone: [a]}]",
            "title: [",
            "title: {a: 1}")) {
      assertThat(RoutineText.of(none)).as(none).isEmpty();
    }
  }

  /** What strangers send as YAML is refused in words, never by a fault of the program. */
  @Test
  void anythingElseIsRefusedInWords() {
    List<String> hostile =
        new ArrayList<>(
            List.of(
                "\u0000",
                "[".repeat(30_000),
                "- ".repeat(16_000),
                "{a: ".repeat(8_000),
                "a: &a [*a]",
                "steps: &s [*s]",
                "steps: [{zone: &z left-calf, tool: *z}]",
                "title: a\n--- \ntitle: b",
                "? [a, b]\n: c",
                "title: \"\\uD83D\"",
                "steps: [{routine: hostile}]",
                "%YAML 9.9\n---\n",
                "title: \ud83d",
                "x".repeat(RoutineLibrary.LARGEST_TEXT + 1)));
    Random random = new Random(7);
    String seed =
        """
        # Head
        title: "A: b"
        steps:
          - {zone: left-calf, tool: stick, strokes: 5}
          - zone: left-glute
            tool: ball
            press-seconds: 60
            words: Slowly.
        """;
    for (int i = 0; i < ROUNDS; i++) {
      StringBuilder damaged = new StringBuilder(seed);
      for (int hit = 0; hit <= i % 5; hit++) {
        damaged.setCharAt(random.nextInt(seed.length()), (char) (1 + random.nextInt(126)));
      }
      hostile.add(damaged.toString());
    }
    for (String text : hostile) {
      try {
        assertThat(library().read("hostile", text).steps()).isNotEmpty();
      } catch (ConfigException e) {
        assertThat(e).hasMessageStartingWith("hostile.yaml:");
        RoutineText.of(text);
      }
    }
  }

  @Test
  void aRoutineOfOthersIsReadOnceEach() throws IOException {
    for (int level = 0; level < 12; level++) {
      String below = level == 11 ? "nothing" : "level-" + (level + 1);
      String item = "  - routine: " + below + "\n";
      Files.writeString(folder.resolve("level-" + level + ".yaml"), "steps:\n" + item.repeat(90));
    }
    assertThatThrownBy(() -> library().load("level-4"))
        .hasMessageContaining("no routine 'nothing'");
    assertThatThrownBy(() -> library().load("level-0")).hasMessageContaining("too many");
  }
}
