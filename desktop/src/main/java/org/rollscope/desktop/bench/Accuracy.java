package org.rollscope.desktop.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.device.Score;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;
import org.rollscope.sim.scenario.SensorGrade;

/**
 * Simulated sessions of all instruments, sent as bytes, decoded and analysed, against what really
 * happened.
 */
public final class Accuracy {
  private final List<Judged> sessions = new ArrayList<>();

  /** One session and how near the analysis came. */
  private record Judged(Truth truth, Score score) {
    double distanceError() {
      return Math.abs(score.distanceError());
    }
  }

  /**
   * Plays and judges sessions.
   *
   * @param progress gets the number done so far
   */
  public void play(int count, long firstSeed, SensorGrade grade, IntConsumer progress) {
    InstrumentKind[] kinds = InstrumentKind.values();
    for (int i = 0; i < count; i++) {
      long seed = firstSeed + i;
      InstrumentKind kind = kinds[i % kinds.length];
      VirtualDevice device = new VirtualDevice(RandomScenario.of(kind, seed), seed, grade);
      Summary summary = new Analysis().of(device);
      Truth truth = device.truth();
      sessions.add(new Judged(truth, Score.of(summary, truth)));
      progress.accept(i + 1);
    }
  }

  /** A decoder's listener that analyses. */
  private static final class Analysis implements DeviceListener {
    private @Nullable SessionAnalyzer analyzer;

    Summary of(VirtualDevice device) {
      BinaryDecoder decoder = new BinaryDecoder(this, "simulated");
      Transmitter transmitter = Transmitter.of(device, Transmitter.Format.BINARY);
      accept(decoder, Transmitter.joined(transmitter.boot()));
      List<byte[]> packets = transmitter.next();
      while (packets != null) {
        accept(decoder, Transmitter.joined(packets));
        packets = transmitter.next();
      }
      SessionAnalyzer done = analyzer;
      if (done == null) {
        throw new IllegalStateException("a simulated tool told nothing of itself");
      }
      done.finish();
      Summary summary = done.summary();
      if (summary == null) {
        throw new IllegalStateException("a simulated session had no samples");
      }
      return summary;
    }

    private static void accept(BinaryDecoder decoder, byte[] bytes) {
      decoder.accept(bytes, 0, bytes.length);
    }

    @Override
    public void info(DeviceInfo info) {
      SessionAnalyzer running = analyzer;
      if (running == null) {
        analyzer = new SessionAnalyzer(AnalyzerConfig.DEFAULT, info, event -> {});
      } else {
        running.device(info);
      }
    }

    @Override
    public void samples(SampleBlock block) {
      if (analyzer != null) {
        analyzer.accept(block);
      }
    }

    @Override
    public void status(DeviceStatus status) {
      if (analyzer != null) {
        analyzer.status(status);
      }
    }
  }

  /** Whether every figure the project promises is met. */
  public boolean isGood() {
    long exact = sessions.stream().filter(one -> one.score.rollError() == 0).count();
    boolean near = sessions.stream().allMatch(one -> Math.abs(one.score.rollError()) <= 1);
    boolean rest =
        sessions.stream()
            .allMatch(
                one ->
                    !(one.distanceError() > 0.005)
                        && one.score.falseHolds() == 0
                        && one.score.falseAlarms().isEmpty()
                        && one.score.holds().stream().allMatch(Score.HoldScore::good)
                        && one.score.alarms().stream().allMatch(Score.AlarmScore::good));
    return exact >= 0.99 * sessions.size() && near && rest;
  }

  /** The figures as a table, and the sessions that fell short. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    lines.add("               sessions   rolls  exact  worst   distance off, mean and worst");
    for (InstrumentKind kind : InstrumentKind.values()) {
      List<Judged> some =
          sessions.stream().filter(one -> one.truth.instrument().equals(kind.label())).toList();
      lines.add(row(kind.label(), some));
    }
    lines.add(row("all", sessions));
    lines.add("");
    lines.add(holds());
    lines.add(alarms());
    for (Judged one : sessions) {
      if (!one.score.good()) {
        lines.add("  " + one.truth.scenario() + " " + one.score.line());
      }
    }
    return lines;
  }

  private static String row(String name, List<Judged> some) {
    return String.format(
        Locale.ROOT,
        "%-14s %8d %7d %5.1f%% %6d   %.3f %%   %.3f %%",
        name,
        some.size(),
        some.stream().mapToInt(one -> one.truth.rolls()).sum(),
        100.0
            * some.stream().filter(one -> one.score.rollError() == 0).count()
            / Math.max(1, some.size()),
        some.stream().mapToInt(one -> Math.abs(one.score.rollError())).max().orElse(0),
        100 * some.stream().mapToDouble(Judged::distanceError).average().orElse(0),
        100 * some.stream().mapToDouble(Judged::distanceError).max().orElse(0));
  }

  private String holds() {
    List<Score.HoldScore> all =
        sessions.stream().flatMap(one -> one.score.holds().stream()).toList();
    double worst = all.stream().mapToDouble(hold -> Math.abs(hold.dwellError())).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "holds   %d, within 0.2 s or 2 %% and ±1 cell: %d, worst %.3f s, false: %d",
        all.size(),
        all.stream().filter(Score.HoldScore::good).count(),
        worst,
        sessions.stream().mapToInt(one -> one.score.falseHolds()).sum());
  }

  private String alarms() {
    List<Score.AlarmScore> all =
        sessions.stream().flatMap(one -> one.score.alarms().stream()).toList();
    return String.format(
        Locale.ROOT,
        "alarms  %d, onset within a sample and the noise: %d, missed: %d, false: %d",
        all.size(),
        all.stream().filter(Score.AlarmScore::good).count(),
        all.stream().filter(Score.AlarmScore::missed).count(),
        sessions.stream().mapToInt(one -> one.score.falseAlarms().size()).sum());
  }
}
