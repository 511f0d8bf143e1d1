package org.rollscope.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.routine.Band;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.Pace;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;

/** What the article asks for is built in; one's own are files with checked keys. */
class RoutineLibraryTest {
  @TempDir Path folder;

  private RoutineLibrary library() {
    return new RoutineLibrary(folder);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".yaml"), text);
  }

  @Test
  void everyBuiltInOneCanBeRead() throws IOException, ConfigException {
    assertThat(library().names()).hasSize(7).startsWith("glute-ball").endsWith("full-legs");
    for (String name : library().names()) {
      Routine routine = library().load(name);
      assertThat(routine.name()).isEqualTo(name);
      assertThat(routine.title()).isNotEqualTo(name);
      assertThat(routine.steps()).allMatch(step -> !step.words().isEmpty());
    }
    assertThat(library().load("full-legs").steps()).hasSize(14);
  }

  @Test
  void theChilledFootIsPressedSpotBySpotThenRolledWhole() throws ConfigException {
    List<Step> steps = library().load("foot-roller-chilled").steps();
    assertThat(steps.getFirst().goal()).isEqualTo(new Goal.Spots(5, 15, 0.03));
    assertThat(steps.get(1).goal()).isEqualTo(new Goal.Strokes(10, 0.1));
    assertThat(steps).allMatch(step -> step.tool() == InstrumentKind.FOOT_ROLLER);
  }

  @Test
  void onesOwnGoesBeforeABuiltInOne() throws IOException, ConfigException {
    write(
        "glute-ball",
        """
        title: Mine
        steps:
          - zone: left-glute
            tool: ball
            press-seconds: 15
            band-low: 0.2
            band-high: 0.5
            stroke-seconds-least: 2
            stroke-seconds-most: 5
            words: Gently.
        """);
    write("mine-too", "steps: [{routine: glute-ball}, {zone: calf, tool: stick, strokes: 5}]");
    write("Not A Name", "steps: []");
    assertThat(library().load("glute-ball").steps())
        .containsExactly(
            new Step(
                Zone.parse("left-glute"),
                InstrumentKind.BALL,
                new Goal.Press(15),
                new Band(0.2, 0.5),
                new Pace(2, 5),
                "Gently."));
    assertThat(library().load("mine-too").steps()).hasSize(2);
    assertThat(library().names()).hasSize(8).endsWith("mine-too");
  }

  @Test
  void theExampleCanBeCopied() throws IOException, ConfigException {
    Files.copy(Path.of("../docs/routine.yaml"), folder.resolve("example.yaml"));
    assertThat(library().load("example").steps()).hasSize(5);
  }

  @Test
  void namesWhatIsNotThere() throws IOException {
    write("round", "steps: [{routine: about}]");
    write("about", "steps: [{routine: round}]");
    assertThatThrownBy(() -> library().load("no-such"))
        .hasMessageContaining("no-such")
        .hasMessageContaining("glute-ball");
    assertThatThrownBy(() -> library().load("../etc/passwd")).hasMessageContaining("no routine");
    assertThatThrownBy(() -> library().load("round")).hasMessageContaining("from itself");
  }

  @Test
  void namesLineAndKeyOfWhatCannotBeUsed() throws IOException {
    write(
        "wrong",
        """
        title: Wrong
        steps:
          - zone: left-elbow
            tool: hammer
            press-seconds: 5000
            band-low: 0.9
            band-high: 0.5
          - zone: left-calf
            strokes: 5
            spots: 3
            stroke-seconds-least: 5
            stroke-seconds-most: 2
            speed: 3
          - tool: ball
        """);
    assertThatThrownBy(() -> library().load("wrong"))
        .hasMessageContaining("wrong.yaml:3: steps[0].zone: no zone is called 'left-elbow'")
        .hasMessageContaining(":4: steps[0].tool: 'hammer'")
        .hasMessageContaining(":5: steps[0].press-seconds")
        .hasMessageContaining(":7: steps[0].band-high: must be above band-low")
        .hasMessageContaining(":8: steps[1].zone: its step must have one of")
        .hasMessageContaining(":12: steps[1].stroke-seconds-most")
        .hasMessageContaining(":13: steps[1].speed")
        .hasMessageContaining("steps[2].zone: must say what is worked");
    write("empty", "title: Nothing");
    assertThatThrownBy(() -> library().load("empty")).hasMessageContaining("1 to 100 steps");
  }
}
