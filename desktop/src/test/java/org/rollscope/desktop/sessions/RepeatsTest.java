package org.rollscope.desktop.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.desktop.sessions.Repeats.Repeat;
import org.rollscope.desktop.store.StoredAlarm;
import org.rollscope.desktop.store.ZoneShare;

/** The rule of docs/decisions/0020-see-your-therapist.md. */
class RepeatsTest {
  private static final String GLUTE = "left-glute";
  private static final Instant NOW = Instant.parse("2026-03-01T18:00:00Z");

  private final List<ZoneShare> shares = new ArrayList<>();
  private final List<StoredAlarm> alarms = new ArrayList<>();

  /** An earlier session than those before. */
  private void session(String zone, double contactTime, double discomfort) {
    shares.add(share(shares.size(), zone, contactTime, discomfort));
  }

  private static ZoneShare share(int session, String zone, double contactTime, double discomfort) {
    return new ZoneShare(
        "s" + session, NOW.minusSeconds(session), zone, "kPa", contactTime, 1, 1, 0, 0, discomfort);
  }

  private void alarm(int session, String kind, String level, String zone) {
    alarms.add(
        new StoredAlarm(
            "s" + session, 1, kind, level, zone, NOW, 0, 0, 0, 0, 0, 0, "person", false, null));
  }

  private List<Repeat> found() {
    return Repeats.of(shares, alarms);
  }

  @Test
  void nothingRepeatsWithoutSessions() {
    assertThat(found()).isEmpty();
  }

  @Test
  void threeOfTheLastFiveAreTooMany() {
    for (int i = 0; i < 5; i++) {
      session(GLUTE, 60, Double.NaN);
    }
    alarm(0, "overpressure", "stop", GLUTE);
    alarm(2, "overpressure", "stop", GLUTE);
    alarm(2, "spot-time", "stop", GLUTE);
    assertThat(found()).isEmpty();
    alarm(4, "spot-time", "stop", GLUTE);
    assertThat(found()).containsExactly(new Repeat(GLUTE, 5, 3, 0));
  }

  @Test
  void alarmsAndDiscomfortAddUpAndNoSessionCountsTwice() {
    session(GLUTE, 60, 7);
    session(GLUTE, 60, 8);
    session(GLUTE, 60, 6.9);
    alarm(0, "overpressure", "stop", GLUTE);
    assertThat(found()).isEmpty();
    alarm(2, "no-go-zone", "stop", GLUTE);
    assertThat(found()).containsExactly(new Repeat(GLUTE, 3, 2, 2));
  }

  @Test
  void whatIsLongerAgoThanFiveSessionsOnThatZoneIsOver() {
    for (int i = 0; i < 3; i++) {
      session(GLUTE, 60, 2);
      session("right-calf", 60, 2);
    }
    for (int i = 0; i < 5; i++) {
      session(GLUTE, 60, 9);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void warningsOtherZonesAndTheToolsOwnTroubleDoNotCount() {
    for (int i = 0; i < 3; i++) {
      session(GLUTE, 60, Double.NaN);
      alarm(i, "overpressure", "warning", GLUTE);
      alarm(i, "overpressure", "stop", "right-glute");
      alarm(i, "saturated", "stop", GLUTE);
    }
    assertThat(found()).isEmpty();
  }

  @Test
  void aZoneThatWasBarelyTouchedHasNoPartInHowItFelt() {
    for (int i = 0; i < 3; i++) {
      shares.add(share(i, GLUTE, 81, 8));
      shares.add(share(i, "right-calf", 19, 8));
    }
    assertThat(found()).containsExactly(new Repeat(GLUTE, 3, 0, 3));
  }
}
