package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.body.DefaultLimits;
import org.rollscope.sim.scenario.Scenario;

/**
 * The alarms that must come, with the span in which noise of three sigma puts their onset. Where
 * three sigma decide whether there is an alarm at all, or how many, that time is not judged.
 */
final class TrueAlarms {
  private static final double DEADBAND = 0.95;
  private static final double[][] NOISE = {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}};

  final List<Truth.Alert> alarms = new ArrayList<>();
  final List<Truth.Window> unscored = new ArrayList<>();

  private final DeviceClock clock;

  TrueAlarms(
      Scenario scenario, double noise, Trace trace, TrueContacts contacts, DeviceClock clock) {
    this.clock = clock;
    InstrumentKind kind = scenario.instrument().kind();
    double high = DefaultLimits.high(kind);
    double highHigh = DefaultLimits.highHigh(kind);
    double sigmas = 3 * noise;
    judge(
        "overpressure",
        shift ->
            Excursion.in(
                trace.pressure,
                high + shift[0] * sigmas,
                highHigh + shift[0] * sigmas,
                DEADBAND * high + shift[1] * sigmas));
    double rateSigmas = sigmas * Math.sqrt(2) / 0.25;
    judge(
        "ramp",
        shift ->
            Ramp.in(
                trace.pressure, Ramp.LIMIT + shift[0] * rateSigmas, high / 2 + shift[1] * sigmas));
    new TrueSpotTime(scenario.thermal(), contacts, clock).addTo(alarms);
  }

  private void judge(String kind, Function<double[], List<Excursion>> find) {
    List<Excursion> nominal = find.apply(new double[] {0, 0});
    List<List<Excursion>> noisy = new ArrayList<>();
    for (double[] shift : NOISE) {
      noisy.add(find.apply(shift));
    }
    for (Excursion alarm : nominal) {
      boolean sure = noisy.stream().allMatch(variant -> alone(alarm, variant, nominal));
      if (sure) {
        alarms.add(alert(kind, alarm, noisy));
      } else {
        leaveOut(alarm, kind + " within three sigma of its limit");
      }
    }
    for (List<Excursion> variant : noisy) {
      for (Excursion possible : variant) {
        if (nominal.stream().noneMatch(possible::overlaps)) {
          leaveOut(possible, kind + " within three sigma of its limit");
        }
      }
    }
  }

  /** Whether exactly one of a variant belongs to the alarm, and to no other alarm too. */
  private static boolean alone(Excursion alarm, List<Excursion> variant, List<Excursion> nominal) {
    List<Excursion> same = variant.stream().filter(alarm::overlaps).toList();
    return same.size() == 1 && nominal.stream().filter(same.getFirst()::overlaps).count() == 1;
  }

  private Truth.Alert alert(String kind, Excursion alarm, List<List<Excursion>> noisy) {
    List<Excursion> same = noisy.stream().flatMap(List::stream).filter(alarm::overlaps).toList();
    double[] onsets =
        DoubleStream.concat(
                DoubleStream.of(alarm.onset()), same.stream().mapToDouble(Excursion::onset))
            .toArray();
    boolean sureLevel = same.stream().allMatch(other -> other.stop() == alarm.stop());
    String level = kind.equals("ramp") ? "WARNING" : alarm.stop() ? "STOP" : "WARNING";
    return new Truth.Alert(
        kind,
        sureLevel ? level : "",
        clock.deviceTime(alarm.onset()),
        clock.deviceTime(DoubleStream.of(onsets).min().orElseThrow()),
        clock.deviceTime(DoubleStream.of(onsets).max().orElseThrow()),
        clock.deviceTime(alarm.cleared()),
        alarm.peak());
  }

  private void leaveOut(Excursion alarm, String reason) {
    unscored.add(
        new Truth.Window(
            clock.deviceTime(alarm.onset()) - 0.5,
            clock.deviceTime(alarm.cleared()) + 0.5,
            reason));
  }
}
