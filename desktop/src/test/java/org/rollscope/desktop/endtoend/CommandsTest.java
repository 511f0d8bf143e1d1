package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/** Commands of an independent client, and the answers it gets on its own topic. */
@Timeout(120)
class CommandsTest {
  private static final Scenario LONG =
      Scenarios.parse(
          "long.yaml",
          """
          instrument: stick
          radius: 20 mm
          steps:
            - rest: 20 s
            - touch: {pressure: 90 kPa}
            - strokes: {count: 1000, length: 150 mm, time: 2 s}
          """);

  @TempDir Path folder;

  /** What the parts of one test have in common. */
  private record Desk(Listener listener, String topic) {
    void ok(String command, String arguments) throws IOException {
      JsonNode answer = listener.request(topic + "/command/" + command, arguments);
      assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
      assertThat(answer.path("command").asString()).isEqualTo(command);
    }

    void error(String command, String arguments, String... words) throws IOException {
      JsonNode answer = listener.request(topic + "/command/" + command, arguments);
      assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isFalse();
      assertThat(answer.path("error").asString()).contains(words);
    }

    void awaitAlarm(int after, String state) {
      listener.await(
          after,
          message ->
              message.topic().equals(topic + "/event/alarm")
                  && message.json().path("kind").asString().equals("overpressure")
                  && message.json().path("state").asString().equals(state));
    }

    JsonNode awaitInfo(String field, String value) {
      return listener
          .await(
              message ->
                  message.topic().equals(topic + "/info")
                      && message.json().at(field).asString("").equals(value))
          .json();
    }
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void areDoneOrRefusedInWords(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker);
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(LONG, 9, 4, line);
        Bridge bridge = new Bridge(Road.config(folder, broker, line))) {
      bridge.start();
      tool.start();
      listener.await(message -> message.topic().equals(tool.topic() + "/samples"));
      Desk desk = new Desk(listener, tool.topic());
      errors(desk);
      analysis(desk);
      alarms(desk);
      routine(desk);
      desk.ok("identify", "{\"seconds\": 3}");
      desk.error("start", "{\"rate\": 9999}", "the device does not accept these arguments");
      tool.off();
    }
  }

  private static void errors(Desk desk) throws IOException {
    desk.error("levitate", "{}", "there is no command 'levitate'", "tare", "shelve");
    desk.error("zone", "left calf", "not JSON");
    desk.error("zone", "[1, 2]", "must be a JSON object");
    desk.error("zone", "{\"zone\": \"left-wing\"}", "left-wing");
    desk.error("identify", "{\"seconds\": -3}", "'seconds' must be a number from 1");
    desk.error("limits", "{\"high\": 90}", "give both high and highHigh");
    desk.error("identify", "{\"second\": 3}", "no argument 'second'");
    desk.error("acknowledge", "{\"kind\": \"overpressure\"}", "overpressure is not active");
    Desk nobody = new Desk(desk.listener, "rollscope/nobody");
    nobody.error("tare", "", "no device 'nobody'", desk.topic.substring("rollscope/".length()));
  }

  private static void analysis(Desk desk) throws IOException {
    desk.ok("tare", "");
    desk.ok("zone", "{\"zone\": \"left-calf\"}");
    desk.awaitInfo("/zone", "left-calf");
    desk.ok("limits", "{\"high\": 60, \"highHigh\": 200, \"source\": \"therapist\"}");
    JsonNode limits = desk.awaitInfo("/limits/source", "therapist").path("limits");
    assertThat(limits.path("high").asDouble()).isEqualTo(60);
    assertThat(limits.path("highHigh").asDouble()).isEqualTo(200);
  }

  private static void routine(Desk desk) throws IOException {
    desk.error("routine", "{\"do\": \"next\"}", "no routine is going on");
    desk.error("routine", "{}", "say which");
    desk.error("routine", "{\"name\": \"yoga\"}", "no routine 'yoga'", "stick-calves");
    desk.error("routine", "{\"name\": \"glute-ball\"}", "is done with ball; this is a stick");
    desk.error("routine", "{\"do\": \"stop\", \"name\": \"x\"}", "are for start only");
    desk.ok("routine", "{\"name\": \"full-legs\"}");
    desk.awaitInfo("/zone", "left-quads");
    desk.listener.await(
        message ->
            message.topic().equals(desk.topic + "/live")
                && message.json().at("/routine/steps").asInt(0) == 8);
    desk.ok("routine", "{\"do\": \"next\"}");
    desk.ok("routine", "{\"do\": \"stop\"}");
    JsonNode ended =
        desk.listener
            .await(
                message ->
                    message.topic().equals(desk.topic + "/event/routine")
                        && message.json().path("state").asString().equals("ended"))
            .json();
    assertThat(ended.at("/result/steps")).hasSize(8);
    assertThat(ended.at("/result/steps/0/outcome").asString()).isEqualTo("left");
  }

  private static void alarms(Desk desk) throws IOException {
    desk.awaitAlarm(0, "raised");
    int before = desk.listener.count();
    desk.ok("acknowledge", "{\"kind\": \"overpressure\"}");
    desk.awaitAlarm(before, "acknowledged");
    desk.ok("shelve", "{\"kind\": \"overpressure\", \"seconds\": 600}");
    desk.awaitAlarm(before, "shelved");
  }
}
