package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.sim.port.PtyPort;

/** The whole way: bytes, port, bridge, broker, view. */
@Timeout(120)
class DemoTest {
  @Test
  void playsAScenarioToItsEndAndIsRight() {
    assumeTrue(PtyPort.isSupported(), "this system has no pseudo-terminals");
    Run run = Run.of("demo", "--headless", "--speed", "8", "--scenario", "too-hard");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(run.out())
        .contains("session started")
        .contains("roll 1: ")
        .contains("! Too hard: press less")
        .contains("! Ease off now: far too hard")
        .contains("Left calf, stick")
        .contains("Rollscope informs; it gives no diagnosis.")
        .containsPattern("rolls +16 +16   exact")
        .doesNotContain("missed")
        .doesNotContain("false alarm");
  }

  @Test
  void comparesWhatWasCompleteWhenStoppedEarly() {
    assumeTrue(PtyPort.isSupported(), "this system has no pseudo-terminals");
    Run run = Run.of("demo", "--headless", "--speed", "4", "--duration", "4", "--text");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("ended early").containsPattern("rolls +\\d+ +\\d+   exact");
  }

  @Test
  void namesTheScenariosThereAre() {
    Run run = Run.of("demo", "--scenario", "sleeping");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no scenario 'sleeping'").contains("glute-ball");
  }
}
