package org.rollscope.desktop.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.desktop.collect.Finding.LossTold;
import org.rollscope.desktop.endtoend.Mosquitto;
import org.rollscope.desktop.endtoend.TestBroker;
import org.rollscope.desktop.faults.FaultProxy.Weather;

/** The way to the broker breaks in every way it can, and brokers that refuse. */
@Tag("faults")
@Timeout(600)
class ConnectionFaultsTest {
  private static final int NOT_AUTHORIZED = 135;
  private static final int QUOTA_EXCEEDED = 151;
  private static final int[] REFUSALS = {128, 134, NOT_AUTHORIZED, 136, 137, QUOTA_EXCEEDED, 159};

  @TempDir Path folder;

  private static TestBroker start(TestBroker.Kind kind, Path folder) throws Exception {
    if (kind == TestBroker.Kind.EMBEDDED) {
      return kind.start(folder);
    }
    Mosquitto broker = Mosquitto.plain(folder, "");
    broker.start();
    return broker;
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void losesAndDoublesNothingOnTheWay(TestBroker.Kind kind) throws Exception {
    SplittableRandom random = Extent.random("connection " + kind);
    try (TestBroker broker = start(kind, folder);
        Rig rig = new Rig(folder, broker, random)) {
      FaultProxy proxy = rig.proxy();
      rig.startBridge();
      rig.awaitAll();
      for (int cut = 0; cut < Extent.of(3, 50); cut++) {
        Rig.pause(random.nextDouble(0.05, 0.6));
        proxy.cut();
      }
      rig.awaitAll();
      weather(rig, Weather.STALLED, 1);
      weather(rig, Weather.SWALLOWING, 4.5); // noticed after twice the keep-alive at most
      proxy.cut();
      weather(rig, Weather.MUTE, 2);
      proxy.cut();
      weather(rig, Weather.CLOSED, 0.5);
      refuseConnections(rig);
      refuseForAMoment(rig);
      proxy.slow(150_000); // half of what comes
      Rig.pause(2);
      proxy.slow(0);
      rig.awaitAll();
      rig.finish();
      rig.report("connection, " + kind);
    }
  }

  private static void weather(Rig rig, Weather weather, double seconds) {
    rig.proxy().weather(weather);
    Rig.pause(seconds);
    rig.proxy().weather(Weather.CLEAR);
    rig.awaitAll();
  }

  private static void refuseConnections(Rig rig) {
    for (int refusal : REFUSALS) {
      int before = rig.proxy().accepted();
      rig.proxy().refuseConnections(refusal);
      rig.await("the bridge does not try again", () -> rig.proxy().accepted() > before + 1);
    }
    rig.proxy().refuseConnections(0);
    rig.awaitAll();
  }

  /** A broker whose quota is exceeded now may take the same message later. */
  private static void refuseForAMoment(Rig rig) {
    AtomicInteger count = new AtomicInteger();
    rig.proxy()
        .answer(
            packet ->
                isSample(packet) && count.incrementAndGet() % 25 == 0
                    ? Packet.acknowledgement(packet.id(), QUOTA_EXCEEDED)
                    : null);
    rig.await("nothing is published", () -> count.get() > 100);
    rig.proxy().answer(packet -> null);
    rig.awaitAll();
  }

  private static boolean isSample(Packet packet) {
    return packet.type() == Packet.PUBLISH
        && packet.quality() == 1
        && packet.topic().endsWith("/samples");
  }

  @Test
  void tellsWhatABrokerRefusesForGood() throws Exception {
    try (TestBroker broker = start(TestBroker.Kind.MOSQUITTO, folder);
        Rig rig = new Rig(folder, broker, Extent.random("refused"))) {
      AtomicInteger count = new AtomicInteger();
      AtomicInteger refused = new AtomicInteger();
      rig.proxy()
          .answer(
              packet -> {
                if (isSample(packet) && count.incrementAndGet() % 20 == 0) {
                  refused.incrementAndGet();
                  return Packet.acknowledgement(packet.id(), NOT_AUTHORIZED);
                }
                return null;
              });
      rig.startBridge();
      rig.await("nothing is published", () -> refused.get() > 5);
      rig.proxy().answer(packet -> null);
      rig.await("not all are told", () -> lost(rig) == refused.get());
      rig.finishBridge();
      assertThat(rig.audit().faults()).isEmpty();
      assertThat(rig.audit().losses()).allMatch(loss -> loss.reason().equals("refused"));
      assertThat(lost(rig)).isEqualTo(refused.get());
    }
  }

  private static long lost(Rig rig) {
    return rig.audit().losses().stream().map(LossTold::lost).mapToLong(span -> span.count()).sum();
  }

  @ParameterizedTest
  @CsvSource({
    "MOSQUITTO, 1, 0",
    "MOSQUITTO, 1, 10",
    "MOSQUITTO, 20, 10",
    "MOSQUITTO, 65535, 0",
    "EMBEDDED, 1, 0"
  })
  void keepsToTheLimitsOfTheBroker(TestBroker.Kind kind, int window, int aliases) throws Exception {
    try (TestBroker broker = start(kind, folder);
        Rig rig = new Rig(folder, broker, Extent.random("limits"))) {
      rig.proxy().limits(window, aliases);
      rig.startBridge();
      rig.awaitAll();
      Rig.pause(1);
      rig.proxy().cut();
      rig.awaitAll();
      rig.finish();
      assertThat(rig.proxy().mostAtOnce()).isBetween(1, window);
      assertThat(rig.proxy().highestAlias()).isEqualTo(aliases);
    }
  }
}
