package org.rollscope.desktop.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.port.TcpPort;
import org.rollscope.sim.scenario.Scenarios;

/**
 * A simulated ball at 200 Hz whose pressure jumps over its limit every 2 s, on a port that notes
 * when the last byte of each frame was written.
 */
final class BenchTool implements AutoCloseable {
  private static final double LOW = 90;
  private static final double MARK = 120;

  private final VirtualDevice device;
  private final Witness port;
  private final DevicePlayer player;

  /** Plays so many jumps, then none; begins when the port is opened. */
  BenchTool(int jumps, long seed) throws PortException {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder script =
        new StringBuilder(
            """
            instrument: ball
            radius: 32 mm
            zone: left-glute
            steps:
              - rest: 1.5 s
              - touch: {pressure: 60 kPa}
            """);
    for (int i = 0; i < jumps; i++) {
      script.append(
          """
            - strokes:
                count: 1
                length: 90 mm
                time: 2 s
                surge: {pressure: 300 kPa, after: %d ms, rise: 20 ms, time: 600 ms, fall: 150 ms}
          """
              .formatted(random.nextInt(200, 400)));
    }
    script.append("  - strokes: {count: 10000, length: 90 mm, time: 2 s}\n");
    device = new VirtualDevice(Scenarios.parse("jumps.yaml", script.toString()), seed);
    port = new Witness(PtyPort.isSupported() ? PtyPort.open() : TcpPort.open(0));
    player =
        new DevicePlayer(Transmitter.of(device, Transmitter.Format.BINARY), port, 1).waitForHost();
    Thread.ofPlatform().daemon().name("tool-" + seed).start(player);
  }

  String id() {
    return device.info().id();
  }

  String path() {
    return port.path();
  }

  /** When the marked jumps since a time were written, ms of the wall clock. */
  List<Double> jumps(double since) {
    return port.jumps().stream().filter(at -> at >= since).toList();
  }

  /** When the frame that holds a moment of device time (s) was written; NaN for none. */
  double written(double deviceTime) {
    Map.Entry<Double, Double> frame = port.frames.ceilingEntry(deviceTime - 0.002);
    return frame == null ? Double.NaN : frame.getValue();
  }

  /** Now, ms of the wall clock. */
  static double now() {
    return Duration.between(Instant.EPOCH, Instant.now()).toNanos() / 1e6;
  }

  @Override
  public void close() {
    player.close();
    port.close();
  }

  /** The port, and what was read from what it has written. */
  private static final class Witness implements DevicePort, DeviceListener {
    private final DevicePort inner;
    private final BinaryDecoder decoder = new BinaryDecoder(this);
    private final ConcurrentSkipListMap<Double, Double> frames = new ConcurrentSkipListMap<>();
    private final List<Double> jumps = new ArrayList<>();
    private double stamp;
    private boolean above;

    Witness(DevicePort inner) {
      this.inner = inner;
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws PortException {
      int done = inner.write(bytes, offset, length);
      stamp = now();
      decoder.accept(bytes, offset, done);
      return done;
    }

    @Override
    public void info(DeviceInfo info) {}

    @Override
    public void samples(SampleBlock block) {
      frames.put(block.time(block.size() - 1), stamp);
      for (int row = 0; row < block.size(); row++) {
        double pressure = block.pressure(row, 0);
        if (above ? pressure < LOW : pressure > MARK) {
          above = !above;
          if (above) {
            jump();
          }
        }
      }
    }

    private synchronized void jump() {
      jumps.add(stamp);
    }

    synchronized List<Double> jumps() {
      return List.copyOf(jumps);
    }

    @Override
    public String path() {
      return inner.path();
    }

    @Override
    public boolean connected() {
      return inner.connected();
    }

    @Override
    public int read(byte[] buffer, int timeoutMillis) throws PortException {
      return inner.read(buffer, timeoutMillis);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
