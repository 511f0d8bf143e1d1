package org.rollscope.desktop.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.store.ImportTerms;
import org.rollscope.desktop.store.Imported;
import org.rollscope.desktop.store.Recording;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;

/** An hour of one tool at 200 Hz: what it takes on the disk, and how soon it is read. */
public final class StoreHour {
  private static final double HOUR = 3600;
  private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

  /**
   * What was seen.
   *
   * @param rows of the hour
   * @param bytes that its samples take
   * @param storing how long its analysis and storing took together, s
   * @param loads how long each reading of all of its samples took, s, ascending
   */
  public record Figures(long rows, long bytes, double storing, List<Double> loads) {
    public double medianLoad() {
      return loads.get(loads.size() / 2);
    }
  }

  private StoreHour() {}

  /**
   * Measures it.
   *
   * @param rounds how often it is read
   */
  public static Figures measure(StoreAddress address, int rounds) throws IOException {
    String session;
    double storing;
    long bytes;
    try (Store store = open(address)) {
      long before = store.counts().sampleBytes();
      Recording recording = store.recording(ImportTerms.NONE);
      long start = System.nanoTime();
      roll(recording);
      Imported imported = recording.store();
      storing = (System.nanoTime() - start) * 1e-9;
      session = imported.sessions().getFirst();
      bytes = store.counts().sampleBytes() - before;
    }
    List<Double> loads = new ArrayList<>();
    long rows = 0;
    for (int i = 0; i < rounds; i++) {
      try (Store store = open(address)) {
        long start = System.nanoTime();
        rows = store.samples().of(session, ALL).map(SampleTable::size).orElse(0);
        loads.add((System.nanoTime() - start) * 1e-9);
      }
    }
    return new Figures(rows, bytes, storing, loads.stream().sorted().toList());
  }

  static Store open(StoreAddress address) throws IOException {
    return Store.open(address, Clock.systemUTC(), new Random(1));
  }

  /** One session after the other, without a pause that would end it. */
  private static void roll(Recording recording) {
    double played = 0;
    for (long seed = 1; played < HOUR; seed++) {
      VirtualDevice device = new VirtualDevice(RandomScenario.of(InstrumentKind.BALL, seed), seed);
      if (seed == 1) {
        recording.info(during(device.info()));
      }
      SampleBlock block = device.newBlock();
      double last = 0;
      while (device.next(block)) {
        last = block.time(block.size() - 1);
        recording.samples(later(block, played));
      }
      played += last + 1 / device.info().sampleRate();
    }
  }

  private static DeviceInfo during(DeviceInfo info) {
    Instant start = Clock.systemUTC().instant().minus(Duration.ofHours(2));
    return new DeviceInfo(
        info.id(),
        info.name(),
        info.serial(),
        info.firmware(),
        info.instrument(),
        info.sampleRate(),
        info.gyroRange(),
        info.accelRange(),
        info.boot(),
        start);
  }

  /** The same rows at a later device time. */
  private static SampleBlock later(SampleBlock block, double seconds) {
    SampleBlock later = new SampleBlock(Math.max(1, block.size()), block.pads());
    later.begin(block.channels());
    for (int row = 0; row < block.size(); row++) {
      int at = later.append(block.time(row) + seconds);
      for (int pad = 0; pad < block.pads(); pad++) {
        later.pressure(at, pad, block.pressure(row, pad));
      }
      for (int axis = 0; axis < 3; axis++) {
        later.angularRate(at, axis, block.angularRate(row, axis));
        later.specificForce(at, axis, block.specificForce(row, axis));
      }
    }
    return later;
  }
}
