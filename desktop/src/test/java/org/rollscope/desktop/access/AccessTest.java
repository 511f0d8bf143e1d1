package org.rollscope.desktop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.core.alarm.AlarmKind;

class AccessTest {
  private static final Topics TOPICS = new Topics("rollscope");

  private static Access of(Role role, String... devices) {
    return Access.of(new User("cellar", role, List.of(devices), null), "rollscope");
  }

  @Test
  void aBridgeWritesWhatItsOwnToolsMeasureAndNothingElse() {
    Access bridge = of(Role.BRIDGE, "ball-1", "stick-2");
    for (String own : new String[] {"ball-1", "stick-2"}) {
      assertThat(bridge.writes())
          .anyMatch(filter -> TopicFilters.matches(filter, TOPICS.samples(own)));
      assertThat(ofDevice(own)).allMatch(bridge::mayWrite);
      assertThat(bridge.mayRead(TOPICS.command(own, "tare"))).isTrue();
      assertThat(bridge.mayWrite(TOPICS.command(own, "tare"))).isFalse();
    }
    assertThat(ofDevice("ball-2")).noneMatch(bridge::mayWrite);
    assertThat(bridge.mayRead(TOPICS.command("ball-2", "tare"))).isFalse();
    assertThat(bridge.mayRead(TOPICS.live("ball-2"))).isFalse();
  }

  private static List<String> ofDevice(String device) {
    return List.of(
        TOPICS.status(device),
        TOPICS.info(device),
        TOPICS.samples(device),
        TOPICS.live(device),
        TOPICS.event(device, "stroke"),
        TOPICS.alarm(device, AlarmKind.OVERPRESSURE),
        TOPICS.session(device),
        "homeassistant/device/" + device + "/config");
  }

  @Test
  void aBridgeSpeaksForItselfAndAnswers() {
    Access bridge = of(Role.BRIDGE, "+");
    assertThat(bridge.mayWrite(TOPICS.bridgeStatus("cellar"))).isTrue();
    assertThat(bridge.mayWrite(TOPICS.bridgeStatus("attic"))).isFalse();
    assertThat(bridge.mayWrite("rollscope/answer/anna/1")).isTrue();
    assertThat(bridge.mayRead("homeassistant/status")).isTrue();
    assertThat(bridge.mayWrite("homeassistant/status")).isFalse();
    assertThat(bridge.mayAskFor(TOPICS.commands())).isTrue();
  }

  @Test
  void aBridgeForAnyToolStillSendsNoCommands() {
    Access bridge = of(Role.BRIDGE, User.ANY_DEVICE);
    assertThat(ofDevice("whatever")).allMatch(bridge::mayWrite);
    assertThat(bridge.mayWrite(TOPICS.command("whatever", "tare"))).isFalse();
  }

  @Test
  void aViewerReadsAndWritesNothing() {
    Access viewer = of(Role.VIEWER);
    assertThat(viewer.mayRead(TOPICS.live("ball-1"))).isTrue();
    assertThat(viewer.writes()).isEmpty();
    assertThat(viewer.mayRead("homeassistant/device/ball-1/config")).isFalse();
    assertThat(viewer.mayAskFor("#")).isTrue();
    assertThat(viewer.mayAskFor("$SYS/#")).isFalse();
    assertThat(viewer.mayAskFor("other/#")).isFalse();
  }

  @Test
  void aTherapistSendsCommandsToo() {
    Access therapist = of(Role.THERAPIST);
    assertThat(therapist.mayRead(TOPICS.samples("ball-1"))).isTrue();
    assertThat(therapist.mayWrite(TOPICS.command("ball-1", "tare"))).isTrue();
    assertThat(ofDevice("ball-1")).noneMatch(therapist::mayWrite);
  }

  @Test
  void homeAssistantHasItsOwnTopics() {
    Access home = of(Role.HOME);
    assertThat(home.mayRead("homeassistant/device/ball-1/config")).isTrue();
    assertThat(home.mayWrite("homeassistant/status")).isTrue();
    assertThat(home.mayWrite("homeassistant/device/ball-1/config")).isFalse();
    assertThat(home.mayWrite(TOPICS.command("ball-1", "tare"))).isTrue();
  }

  @Test
  void nobodyWritesTheBrokersOwnTopics() {
    assertThat(Access.FULL.mayWrite("$SYS/uptime")).isFalse();
    assertThat(Access.FULL.mayWrite("any/thing")).isTrue();
  }

  @Test
  void aUserIsOneThatCanBeOne() {
    assertThatThrownBy(() -> of(Role.BRIDGE)).hasMessageContaining("--device");
    assertThatThrownBy(() -> of(Role.VIEWER, "ball-1")).hasMessageContaining("only a bridge");
    assertThatThrownBy(() -> of(Role.BRIDGE, "ball/#")).hasMessageContaining("'ball/#'");
    assertThatThrownBy(() -> new User("a/b", Role.VIEWER, List.of(), null))
        .hasMessageContaining("'a/b'");
  }

  @Test
  void aBridgeIsAnEdgeNodeOfItsOwn() {
    Access bridge = of(Role.BRIDGE, "ball-1");
    for (String type : List.of("BIRTH", "DATA", "DEATH")) {
      assertThat(bridge.mayWrite("spBv1.0/rollscope/N" + type + "/cellar")).isTrue();
      assertThat(bridge.mayWrite("spBv1.0/rollscope/N" + type + "/attic")).isFalse();
      assertThat(bridge.mayWrite("spBv1.0/rollscope/D" + type + "/cellar/ball-1")).isTrue();
      assertThat(bridge.mayWrite("spBv1.0/rollscope/D" + type + "/cellar/ball-2")).isFalse();
      assertThat(bridge.mayWrite("spBv1.0/rollscope/D" + type + "/attic/ball-1")).isFalse();
    }
    assertThat(bridge.mayRead("spBv1.0/rollscope/NCMD/cellar")).isTrue();
    assertThat(bridge.mayRead("spBv1.0/rollscope/DCMD/cellar/ball-1")).isTrue();
    assertThat(bridge.mayRead("spBv1.0/STATE/ignition")).isTrue();
    assertThat(bridge.mayAskFor("spBv1.0/rollscope/DCMD/cellar/+")).isTrue();
    assertThat(bridge.mayWrite("spBv1.0/rollscope/DCMD/cellar/ball-1")).isFalse();
    assertThat(bridge.mayWrite("spBv1.0/STATE/ignition")).isFalse();
    assertThat(bridge.mayRead("spBv1.0/rollscope/DDATA/cellar/ball-1")).isFalse();
  }

  @Test
  void aHostApplicationSpeaksForItself() {
    Access host = of(Role.THERAPIST);
    assertThat(host.mayRead("spBv1.0/rollscope/DDATA/cellar/ball-1")).isTrue();
    assertThat(host.mayWrite("spBv1.0/rollscope/NCMD/cellar")).isTrue();
    assertThat(host.mayWrite("spBv1.0/rollscope/DCMD/cellar/ball-1")).isTrue();
    assertThat(host.mayWrite("spBv1.0/STATE/cellar")).isTrue();
    assertThat(host.mayWrite("spBv1.0/STATE/ignition")).isFalse();
    assertThat(host.mayWrite("spBv1.0/rollscope/DDATA/cellar/ball-1")).isFalse();
    Access viewer = of(Role.VIEWER);
    assertThat(viewer.mayRead("spBv1.0/rollscope/DBIRTH/cellar/ball-1")).isTrue();
    assertThat(viewer.writes()).isEmpty();
  }
}
