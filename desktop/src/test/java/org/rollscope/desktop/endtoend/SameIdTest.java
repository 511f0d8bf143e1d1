package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.desktop.endtoend.Listener.Heard;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** Two devices that call themselves the same, as two copies of one firmware do. */
@Timeout(120)
class SameIdTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void bothArriveWholeAndOneSaysWhatIsWrong(TestBroker.Kind kind) throws Exception {
    Scenario scenario = Scenarios.load("too-hard");
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker);
        Line first = new Line(folder.resolve("one"));
        Line second = new Line(folder.resolve("two"));
        Tool one = new Tool(scenario, 6, 12, first);
        Tool two = new Tool(scenario, 6, 12, second)) {
      String id = one.info().id();
      assertThat(two.info().id()).isEqualTo(id);
      try (Bridge bridge = new Bridge(Road.config(folder, broker, first, second))) {
        bridge.start();
        one.start();
        two.start().awaitEnd();
        one.awaitEnd();
        listener.awaitSamplesUntil(one, OnTheLine.of(first).samples().getLast().time());
        listener.await(m -> m.topic().equals("rollscope/" + id + "-2/session"));
      }
      Heard warned =
          listener.await(
              m ->
                  m.topic().equals("rollscope/" + id + "-2/status")
                      && m.json().path("error").asString("").contains("two devices"));
      assertThat(warned.json().path("error").asString())
          .contains("two devices call themselves " + id)
          .contains("published as " + id + "-2", "rollscope.yaml");
      for (String each : new String[] {id, id + "-2"}) {
        Arrived arrived = new Arrived("rollscope/" + each, listener.all());
        arrived.assertComplete();
        arrived.assertSamples(OnTheLine.of(first).samples());
      }
    }
  }
}
