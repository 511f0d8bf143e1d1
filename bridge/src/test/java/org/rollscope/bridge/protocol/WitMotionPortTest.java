package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.bridge.link.SerialLinkSource;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.twin.WitMotionTwin;

/** A simulated WitMotion sensor behind a real serial port, in real time; nobody says what it is. */
@Timeout(60)
class WitMotionPortTest {
  private static final int ENOUGH = 700;

  @Test
  void itIsFoundOutAndAskedForItsBestOverASerialPort() throws Exception {
    TestTool heard = new TestTool();
    Transmitter sensor = WitMotionTwin.serial(TrueSamples.tool(), 115_200).transmitter();
    try (PtyPort port = PtyPort.open();
        DevicePlayer player = new DevicePlayer(sensor, port, 1)) {
      Thread.ofPlatform().daemon().start(player.waitForHost());
      LinkConnector connector =
          new LinkConnector(
              new SerialLinkSource(port.path(), 115_200),
              new StreamProtocol(),
              TestTool.DESCRIPTION,
              System::nanoTime);
      try (Connection connection = connector.open(heard)) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
        while (connection.counts().samples() < ENOUGH && System.nanoTime() < end) {
          connection.pump();
        }
        check(heard, connection.counts());
      }
    }
  }

  private static void check(TestTool heard, DecodeCounts counts) {
    assertThat(counts.samples()).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(counts.malformed()).isZero();
    assertThat(heard.infos).hasSize(1);
    assertThat(Math.toDegrees(heard.infos.getFirst().gyroRange())).isEqualTo(2000, within(1e-9));
    double last = Double.NEGATIVE_INFINITY;
    double before = 0;
    int left = (int) counts.samples();
    for (SampleBlock block : heard.blocks) {
      for (int row = 0; row < block.size(); row++) {
        assertThat(block.time(row)).isGreaterThan(last);
        last = block.time(row);
        before = left-- == 401 ? last : before;
      }
    }
    // At 200 Hz the last 400 take 2 s, though a busy machine hears some late; at the usual 10 Hz
    // 40.
    assertThat(last - before).isBetween(0.5, 8.0);
  }
}
