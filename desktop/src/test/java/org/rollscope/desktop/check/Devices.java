package org.rollscope.desktop.check;

import java.util.List;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Faults;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;
import org.rollscope.sim.scenario.Step;

/** Simulated devices that do as the protocol says. */
final class Devices {
  static final double AREA = 400e-6;
  private static final long FIRST = 10;
  private static long boots = FIRST;

  private Devices() {}

  /** The same boots come again, whatever tests ran before. */
  static void begin() {
    boots = FIRST;
  }

  /** A tool that lies still for ever; each made is another boot. */
  static VirtualDevice lying(InstrumentKind kind) {
    return device(kind, SensorGrade.GOOD, Faults.NONE);
  }

  /** A ball on a serial line, of that seed. */
  static Transmitter still(long seed) {
    boots = seed;
    return still();
  }

  static VirtualDevice device(InstrumentKind kind, SensorGrade grade, Faults faults) {
    Scenario scenario =
        new Scenario(
            "still",
            "",
            Instrument.of(kind, kind.typicalRadius()).withContactArea(AREA),
            Zone.UNKNOWN,
            grade,
            200,
            false,
            Scenario.Human.NONE,
            Scenario.Thermal.NONE,
            faults,
            List.of(new Step.Rest(1)));
    VirtualDevice device = new VirtualDevice(scenario, boots++);
    device.goOn(true);
    return device;
  }

  /** A ball on a serial line. */
  static Transmitter still() {
    return Transmitter.of(lying(InstrumentKind.BALL), Transmitter.Format.BINARY);
  }

  static Transmitter still(InstrumentKind kind) {
    return Transmitter.of(lying(kind), Transmitter.Format.BINARY);
  }

  /** A ball that sends lines of text. */
  static Transmitter text() {
    return Transmitter.of(lying(InstrumentKind.BALL), Transmitter.Format.TEXT);
  }
}
