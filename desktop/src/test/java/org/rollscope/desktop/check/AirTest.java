package org.rollscope.desktop.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.bluez.BleFaults;
import org.rollscope.sim.bluez.EmbeddedBus;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.twin.RollscopeTwin;
import org.rollscope.sim.twin.Twin;

/** Devices on the air, by the virtual BlueZ: here time passes as it does. */
@Timeout(120)
class AirTest {
  private static final String ADDRESS = "C0:FF:EE:00:00:01";
  private static final double SECONDS = 3;

  private final List<Finding> told = new ArrayList<>();
  private EmbeddedBus bus;
  private VirtualBluez bluez;

  @BeforeEach
  void start() throws IOException {
    bus = EmbeddedBus.start();
    bluez = VirtualBluez.start(bus.address(), 1);
  }

  @AfterEach
  void stop() {
    bluez.close();
    bus.close();
  }

  private Report check(BleFaults faults) throws Exception {
    Twin twin = RollscopeTwin.of(Devices.lying(InstrumentKind.BALL));
    bluez.add(twin.onTheAir(), ADDRESS).faults(faults);
    BleSettings settings = BleSettings.DEFAULT.withBus(bus.address());
    try (DevicePlayer player =
            new DevicePlayer(twin.transmitter(), twin.onTheAir(), 1).waitForHost();
        Connectors connectors = new Connectors(settings, System::nanoTime);
        AirSource air =
            new AirSource(
                connectors.airspace(), BleTarget.of("ble:" + ADDRESS), System::nanoTime)) {
      Thread.ofPlatform().daemon().start(player);
      Course.Options options = new Course.Options(true, SECONDS, Double.NaN);
      return new Course(air, options, new Present(), Person.idle(), told::add).run();
    }
  }

  private Finding finding(String name) {
    return told.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void aGoodDevicePasses() throws Exception {
    Report report = check(BleFaults.NONE);
    assertThat(told).filteredOn(one -> one.verdict() == Verdict.FIX).isEmpty();
    assertThat(report.isGood()).isTrue();
    assertThat(finding("MTU").text()).isEqualTo("247, 244 bytes a notification");
    assertThat(finding("service").text())
        .isEqualTo("stream notifies, info can be read, control written");
    assertThat(finding("rate 100").text()).startsWith("is granted as 100 Hz");
  }

  @Test
  void aSmallMtuIsFound() throws Exception {
    check(BleFaults.NONE.withMtu(23));
    assertThat(finding("MTU").verdict()).isEqualTo(Verdict.FIX);
    assertThat(finding("MTU").text())
        .isEqualTo(
            "23 leaves 20 bytes, and not one sample fits: ask for a larger one as soon as a host"
                + " connects; 247 is best");
  }

  @Test
  void aDeviceWithoutTheServiceIsFound() throws Exception {
    Report report = check(BleFaults.NONE.withWrongService());
    assertThat(report.isGood()).isFalse();
    assertThat(finding("service").verdict()).isEqualTo(Verdict.FIX);
    assertThat(finding("service").text()).contains("does not offer the service 7d2e0001");
  }

  /** This computer as it is. */
  private static final class Present implements Host {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public long micros() {
      return 0;
    }

    @Override
    public void pause() {
      Thread.onSpinWait();
    }

    @Override
    public boolean isAsked() {
      return false;
    }
  }
}
