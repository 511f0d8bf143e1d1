package org.rollscope.desktop.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveViewTest {
  private static final String INFO =
      """
      {"name":"Ball","instrument":"ball",
       "limits":{"high":250,"highHigh":350,"unit":"kPa","source":"default"}}""";

  private final Tools tools = new Tools("rollscope");

  private Optional<String> tell(String topic, String payload) {
    return tools.accept(new Message("rollscope/" + topic, "", payload.getBytes(UTF_8), 0));
  }

  private List<String> lines() {
    return new LiveView(false).lines(tools.busiest().orElseThrow());
  }

  private void press(double pressure, String alarms) {
    tell("ball-1/info", INFO);
    tell(
        "ball-1/live",
        """
        {"deviceTime":31.5,"contact":true,"pressure":%s,"peak":171.2,"rolls":14,"distance":1.93,
         "speed":0.12,"dwellHere":21.2,"spotTime":13,"contactTime":40,"duration":41,
         "zone":"left-glute","alarms":[%s]}"""
            .formatted(pressure, alarms));
  }

  @Test
  void forgetsAToolWhoseSummaryComesLate() {
    press(100, "");
    tell("ball-1/status", "");
    tell("ball-1/session", "{\"rolls\":3}");
    assertThat(tools.all()).isEmpty();
    tell("ball-1/status", "{\"state\":\"streaming\"}");
    tell("ball-1/session", "{\"rolls\":3}");
    assertThat(tools.all()).hasSize(1);
  }

  @Test
  void tellsHowHardInFigureWordAndPlace() {
    press(148.2, "");
    assertThat(lines()).anyMatch(line -> line.contains("148 kPa   firm"));
    assertThat(lines()).anyMatch(line -> line.contains("14 rolls   1.93 m   12 cm/s   peak 171"));
    assertThat(lines()).anyMatch(line -> line.contains("this spot 0:21"));
    assertThat(lines()).anyMatch(line -> line.contains("no alarm"));
    assertThat(lines()).anyMatch(line -> line.contains("engineering defaults"));
    assertThat(lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void tellsTheWorstAlarmAndWhatToDo() {
    press(
        361,
        """
        {"kind":"spot-time","level":"warning","onset":1},
        {"kind":"overpressure","level":"stop","onset":30}""");
    assertThat(lines()).anyMatch(line -> line.contains("EASE OFF NOW"));
    assertThat(lines())
        .anyMatch(line -> line.contains("! Ease off now: far too hard (1.5 s)   and 1 more alarm"));
  }

  @Test
  void tellsWhereARoutineStands() {
    press(148.2, "");
    int tall = lines().size();
    tell(
        "ball-1/live",
        """
        {"contact":true,"pressure":148,"routine":{"routine":"glute-ball","index":1,"steps":2,
         "step":{"zone":"right-glute","goal":{"kind":"press","target":60}},
         "done":21.4,"advice":"press-more"}}""");
    assertThat(lines())
        .hasSize(tall)
        .contains("  step 2 of 2, right glute   0:21 of 1:00   a little harder");
    Optional<String> words =
        tell(
            "ball-1/event/routine",
            """
            {"type":"routine","state":"step-ended","index":0,"result":{"outcome":"left","share":0.5}}
            """);
    assertThat(words.orElse("")).contains("step 1 left at 50 %");
  }

  @Test
  void staysAsTallWhateverHappens() {
    press(100, "");
    int height = lines().size();
    tell("ball-1/event/contact", "{\"state\":\"started\",\"deviceTime\":3}");
    press(361, "{\"kind\":\"overpressure\",\"level\":\"stop\",\"onset\":30}");
    assertThat(lines()).hasSize(height);
    tell("ball-1/live", "{\"rolls\":null,\"contact\":false}");
    assertThat(lines()).hasSize(height);
  }

  @Test
  void tellsEventsFromTheSessionsStart() {
    tell("ball-1/event/session", "{\"state\":\"started\",\"deviceTime\":10.2,\"start\":10}");
    assertThat(
            tell(
                "ball-1/event/stroke",
                """
                {"state":"completed","deviceTime":85.5,"rolls":3,"length":0.214,"duration":2.1}"""))
        .contains("1:15.5  roll 3: 21 cm in 2.1 s");
  }

  @Test
  void tellsWhatWasMissing() {
    String gap = "{\"state\":\"open\",\"deviceTime\":9,\"start\":5,\"end\":9,\"channels\":%s}";
    assertThat(tell("ball-1/event/gap", gap.formatted("[]")))
        .contains("0:09.0  data missing for 4.00 s");
    assertThat(tell("ball-1/event/gap", gap.formatted("[\"angular-rate\"]")))
        .contains("0:09.0  angular rate missing for 4.00 s");
  }

  @Test
  void leavesAloneWhatItCannotRead() {
    assertThat(tell("ball-1/live", "{nonsense")).isEmpty();
    assertThat(tell("ball-1/event/alarm", "{\"kind\":\"new\",\"state\":\"raised\"}")).isEmpty();
    assertThat(tell("short", "{}")).isEmpty();
    assertThat(tools.accept(new Message("else/ball/live", "", "{}".getBytes(UTF_8), 0))).isEmpty();
  }

  @Test
  void prefersTheToolThatIsInUse() {
    tell("dev-pts-2/status", "{\"state\":\"searching\"}");
    tell("ball-1/session", "{\"rolls\":3}");
    assertThat(tools.busiest().orElseThrow().id()).isEqualTo("ball-1");
    tell("stick-2/live", "{\"contact\":true}");
    assertThat(tools.busiest().orElseThrow().id()).isEqualTo("stick-2");
  }
}
