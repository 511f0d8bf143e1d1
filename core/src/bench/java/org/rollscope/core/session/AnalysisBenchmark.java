package org.rollscope.core.session;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;

/**
 * The whole analysis, a sample of pressure and IMU at a time: a ball rolled to and fro at 200 Hz
 * with sensor noise. One stroke of 200 samples an invocation, so what a stroke allocates, its event
 * and its record, is in the figure; {@code steady} holds still in contact, where nothing happens.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnalysisBenchmark {
  private static final int SAMPLES = 200;
  private static final double PERIOD = 0.005;
  private static final double RADIUS = 0.03;
  private static final double LENGTH = 0.2;

  private final SampleBlock block = new SampleBlock(SAMPLES, 1);
  private final double[] noise = new double[4096];
  private SessionAnalyzer analyzer;
  private long sample;
  private boolean forth;
  private int events;

  @Setup(Level.Iteration)
  public void start() {
    Random random = new Random(7);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    DeviceInfo device =
        new DeviceInfo(
            "bench",
            "bench",
            "",
            "",
            Instrument.of(InstrumentKind.BALL, RADIUS),
            1 / PERIOD,
            Math.toRadians(2000),
            160,
            "1",
            null);
    analyzer = new SessionAnalyzer(AnalyzerConfig.DEFAULT, device, event -> events++);
    sample = 0;
    for (int second = 0; second < 5; second++) {
      analyzer.accept(fill(0, 0));
    }
    analyzer.accept(fill(60, 0));
  }

  private SampleBlock fill(double pressure, double length) {
    int mask =
        Channel.PRESSURE.bit() | Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit();
    block.begin(mask);
    double direction = forth ? 1 : -1;
    for (int i = 0; i < SAMPLES; i++) {
      double f = (i + 0.5) / SAMPLES;
      double rate = direction * length / RADIUS * 30 * f * f * (1 - f) * (1 - f);
      double way = f * f * f * (10 - 15 * f + 6 * f * f);
      double angle = length / RADIUS * (forth ? way : 1 - way);
      int row = block.append(sample * PERIOD);
      block.pressure(row, 0, pressure + 0.2 * noise());
      block.angularRate(row, 0, 0.002 + 0.001 * noise());
      block.angularRate(row, 1, rate + 0.001 * noise());
      block.angularRate(row, 2, 0.001 * noise());
      block.specificForce(row, 0, -9.81 * Math.sin(angle));
      block.specificForce(row, 1, 0.01 * noise());
      block.specificForce(row, 2, 9.81 * Math.cos(angle));
      sample++;
    }
    forth = !forth;
    return block;
  }

  private double noise() {
    return noise[(int) ((sample * 31 + events) & 4095)];
  }

  /** What the benchmark itself costs, to be taken off: filling a block. */
  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public SampleBlock input() {
    return fill(60, LENGTH);
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public int rolling() {
    analyzer.accept(fill(60, LENGTH));
    return events;
  }

  @Benchmark
  @OperationsPerInvocation(SAMPLES)
  public int steady() {
    analyzer.accept(fill(60, 0));
    return events;
  }
}
