package org.rollscope.desktop.bench;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;

/** How long one sample takes on one core, from bytes and from samples. */
public final class AnalysisSpeed {
  private final byte[] bytes;
  private final List<SampleBlock> blocks = new ArrayList<>();
  private final DeviceInfo device;
  private final long samples;

  /**
   * A figure.
   *
   * @param nanos a sample
   * @param bytes allocated a sample, everything that happened included
   */
  public record Figure(double nanos, double bytes) {}

  /** Prepares a simulated session in memory. */
  public AnalysisSpeed(InstrumentKind kind, long seed) {
    VirtualDevice played = new VirtualDevice(RandomScenario.of(kind, seed), seed);
    device = played.info();
    bytes = send(played);
    BinaryDecoder decoder =
        new BinaryDecoder(
            new DeviceListener() {
              @Override
              public void info(DeviceInfo info) {}

              @Override
              public void samples(SampleBlock block) {
                blocks.add(block.copy());
              }
            },
            device.id());
    decoder.accept(bytes, 0, bytes.length);
    samples = decoder.counts().samples();
  }

  private static byte[] send(VirtualDevice device) {
    Transmitter transmitter = Transmitter.of(device, Transmitter.Format.BINARY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Transmitter.joined(transmitter.boot()));
    List<byte[]> packets = transmitter.next();
    while (packets != null) {
      out.writeBytes(Transmitter.joined(packets));
      packets = transmitter.next();
    }
    return out.toByteArray();
  }

  /** Samples of the session. */
  public long samples() {
    return samples;
  }

  /** Decoding and analysis together, from the bytes of a serial line. */
  public Figure fromBytes(int rounds) {
    return best(rounds, this::decodeAndAnalyse);
  }

  /** The analysis alone. */
  public Figure fromSamples(int rounds) {
    return best(rounds, this::analyse);
  }

  private Figure best(int rounds, Runnable session) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double nanos = Double.POSITIVE_INFINITY;
    double allocated = Double.POSITIVE_INFINITY;
    for (int i = 0; i < rounds; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      session.run();
      nanos = Math.min(nanos, (double) (System.nanoTime() - start) / samples);
      long after = threads.getCurrentThreadAllocatedBytes();
      allocated = Math.min(allocated, (double) (after - before) / samples);
    }
    return new Figure(nanos, allocated);
  }

  private void decodeAndAnalyse() {
    SessionAnalyzer analyzer = new SessionAnalyzer(AnalyzerConfig.DEFAULT, device, event -> {});
    BinaryDecoder decoder =
        new BinaryDecoder(
            new DeviceListener() {
              @Override
              public void info(DeviceInfo info) {
                analyzer.device(info);
              }

              @Override
              public void samples(SampleBlock block) {
                analyzer.accept(block);
              }
            },
            device.id());
    decoder.accept(bytes, 0, bytes.length);
    analyzer.finish();
  }

  private void analyse() {
    SessionAnalyzer analyzer = new SessionAnalyzer(AnalyzerConfig.DEFAULT, device, event -> {});
    for (int i = 0; i < blocks.size(); i++) {
      analyzer.accept(blocks.get(i));
    }
    analyzer.finish();
  }
}
