package org.rollscope.sim.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;

class ScenarioReaderTest {
  private static final String HEAD =
      """
      instrument: stick
      radius: 21 mm
      steps:
      """;

  private static final String ALL_KEYS =
      """
      name: mine
      description: all keys
      instrument: foot-roller
      radius: 2.5 cm
      surface: below
      axis: "0, 0, 2"
      zone: left-foot
      grade: cheap
      rate: 100 Hz
      starts: moving
      human: {variation: 0.5, tremor: 2 %, wander: 1 %, slip: 5 %}
      temperature: {start: -18 C, thaw: 10 min}
      faults: {drop: 1 %, damage: 2 %, garbage: 3 %, missing: 4 %, battery: 50 %, outages: [{at: 5 s, time: 300 ms}]}
      steps:
        - touch: {pressure: 60 kPa, over: 1 s}
        - repeat:
            times: 2
            steps:
              - strokes: {count: 3, length: 120 mm, time: 2 s, direction: 90 deg, one-way: true}
        - hold: {time: 5 s, micro-roll: 4 mm, pressure: 90 kPa, over: 1 s, surge: {pressure: 120 kPa, after: 1 s, rise: 1 s, time: 1 s, fall: 1 s}}
        - pause: 1 s
        - lift: 1 s
      """;

  @Test
  void readsEveryKey() {
    Scenario scenario = Scenarios.parse("mine.yaml", ALL_KEYS);
    assertThat(scenario.instrument().kind()).isEqualTo(InstrumentKind.FOOT_ROLLER);
    assertThat(scenario.instrument().radius()).isEqualTo(0.025);
    assertThat(scenario.instrument().surface()).isEqualTo(Surface.BELOW);
    assertThat(scenario.instrument().axis().z()).isEqualTo(1);
    assertThat(scenario.zone().label()).isEqualTo("left-foot");
    assertThat(scenario.grade()).isEqualTo(SensorGrade.CHEAP);
    assertThat(scenario.rate()).isEqualTo(100);
    assertThat(scenario.startsMoving()).isTrue();
    assertThat(scenario.human()).isEqualTo(new Scenario.Human(0.5, 0.02, 0.01, 0.05));
    assertThat(scenario.thermal()).isEqualTo(new Scenario.Thermal(-18, 600));
    assertThat(scenario.faults().outages()).containsExactly(new Faults.Outage(5, 0.3));
    assertThat(scenario.faults().battery()).isEqualTo(50);
    assertThat(scenario.steps()).hasSize(6);
    assertThat(scenario.steps().get(1)).isEqualTo(scenario.steps().get(2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          - strokes: {count: 3, lenght: 120 mm, time: 2 s} | line 4 | needs 'length'
          - strokes: {count: 3, length: 120 mm, time: 2 s, colour: red} | line 4 | 'colour' is no key of strokes
          - strokes: {count: 3, length: 120 kPa, time: 2 s} | 'length' | a length such as 120 mm
          - strokes: {count: 2.5, length: 120 mm, time: 2 s} | 'count' | 1, 2, 3
          - strokes: {count: 2, length: 40 mm, time: 2 s} | 'length' | 50 mm
          - hold: {time: 2 s} | 'time' of hold | at least 4 s
          - hold: {time: 5 s, micro-roll: 20 mm} | 'micro-roll' | 0 to 8 mm
          - lift: 2 s | 'lift' | 0.35 to 1.3 s
          - jump: 2 s | 'jump' is no step | strokes, hold
          - touch: 60 kPa | touch | needs keys
          - touch: {pressure: 2 kPa} | 'pressure' of touch | between 8 and 1500
          - circles: {count: 1, diameter: 20 mm, time: 2 s} | 'diameter' | 44
          """)
  void namesLineAndKey(String step, String first, String second) {
    assertThatThrownBy(() -> Scenarios.parse("bad.yaml", HEAD + "  " + step + "\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageStartingWith("bad.yaml, line 4: ")
        .hasMessageContaining(first.strip())
        .hasMessageContaining(second.strip());
  }

  @Test
  void explainsWhatIsNoYaml() {
    assertThatThrownBy(() -> Scenarios.parse("bad.yaml", "instrument: ball\nsteps: [a\n"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("bad.yaml, line ")
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> Scenarios.parse("bad.yaml", ""))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("empty");
  }

  @Test
  void saysWhichScenariosThereAre() {
    assertThatThrownBy(() -> Scenarios.load("glute-bell"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("glute-bell")
        .hasMessageContaining("glute-ball, guided-glutes, comfort-test, calf-stick");
  }

  @Test
  void readsAFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("own.yaml");
    Files.writeString(file, HEAD + "  - rest: 2 s\n");
    assertThat(Scenarios.load(file.toString()).instrument().radius()).isEqualTo(0.021);
  }
}
