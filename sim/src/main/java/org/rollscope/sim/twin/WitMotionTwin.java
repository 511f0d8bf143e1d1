package org.rollscope.sim.twin;

import java.util.List;
import java.util.UUID;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;
import org.rollscope.sim.gatt.Service.Property;

/** A WitMotion IMU, as it comes from the factory: ten samples a second. */
public final class WitMotionTwin {
  // Not the base of the Bluetooth SIG: 9a34fb, not 9b34fb.
  private static final UUID SERVICE = UUID.fromString("0000ffe5-0000-1000-8000-00805f9a34fb");
  private static final UUID STREAM = UUID.fromString("0000ffe4-0000-1000-8000-00805f9a34fb");
  private static final UUID CONTROL = UUID.fromString("0000ffe9-0000-1000-8000-00805f9a34fb");

  private WitMotionTwin() {}

  /**
   * One on a serial line.
   *
   * @param baud its speed
   */
  public static Twin serial(VirtualDevice device, int baud) {
    return new Twin(new WitMotionSerial(device, baud), null);
  }

  /** One on the air, such as the WT901BLE67. */
  public static Twin ble(VirtualDevice device) {
    GattPort port =
        new GattPort(
            new GattShape(
                Advert.of("WT901BLE67", SERVICE),
                List.of(
                    Service.of(
                        SERVICE,
                        Characteristic.of(STREAM, Property.NOTIFY),
                        Characteristic.of(
                            CONTROL, Property.WRITE, Property.WRITE_WITHOUT_RESPONSE))),
                STREAM,
                CONTROL,
                characteristic -> new byte[0],
                (characteristic, value) -> {}));
    return new Twin(new WitMotionAir(device), port);
  }
}
