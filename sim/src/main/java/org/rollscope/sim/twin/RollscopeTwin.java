package org.rollscope.sim.twin;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.rollscope.core.wire.FrameEncoder;
import org.rollscope.sim.device.Framing;
import org.rollscope.sim.device.Rounds;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;
import org.rollscope.sim.gatt.Service.Property;

/** The project's own device protocol over BLE. */
public final class RollscopeTwin {
  private static final UUID SERVICE = UUID.fromString("7d2e0001-5b1c-4e9a-8f43-2b6c9d1e7a50");
  private static final UUID STREAM = UUID.fromString("7d2e0002-5b1c-4e9a-8f43-2b6c9d1e7a50");
  private static final UUID INFO = UUID.fromString("7d2e0003-5b1c-4e9a-8f43-2b6c9d1e7a50");
  private static final UUID CONTROL = UUID.fromString("7d2e0004-5b1c-4e9a-8f43-2b6c9d1e7a50");

  private RollscopeTwin() {}

  /** A tool that speaks frames over BLE. */
  public static Twin of(VirtualDevice device) {
    return of(() -> device, framing -> Transmitter.ofFrames(device, framing));
  }

  /** A tool that is switched off and on again. */
  public static Twin of(Rounds rounds) {
    return of(
        rounds::now, framing -> rounds.speaking(device -> Transmitter.ofFrames(device, framing)));
  }

  private static Twin of(Supplier<VirtualDevice> device, Function<Framing, Transmitter> speaking) {
    GattPort port =
        new GattPort(
            new GattShape(
                Advert.of(device.get().info().name(), SERVICE),
                List.of(
                    Service.of(
                        SERVICE,
                        Characteristic.of(STREAM, Property.NOTIFY),
                        Characteristic.of(INFO, Property.READ),
                        Characteristic.of(CONTROL, Property.WRITE))),
                STREAM,
                CONTROL,
                characteristic -> characteristic.equals(INFO) ? info(device.get()) : new byte[0],
                (characteristic, value) -> {}));
    return new Twin(speaking.apply(Framing.ble(port::room)), port);
  }

  /** As it is now: a start may have changed the rate. */
  private static byte[] info(VirtualDevice device) {
    return new FrameEncoder(device.info()).info(0, device.info());
  }
}
