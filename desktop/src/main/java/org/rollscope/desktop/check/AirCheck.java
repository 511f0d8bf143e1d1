package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.rollscope.bridge.ble.Attribute;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.ble.Property;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.FrameReader;

/** What a device offers over BLE: its service, the properties in it, the MTU, and what is good. */
final class AirCheck {
  private static final UUID BATTERY = Attribute.assigned(0x180F);
  private static final UUID DEVICE_INFORMATION = Attribute.assigned(0x180A);
  private static final int HEADER = 3;
  private static final int GOOD_MTU = 247;

  private AirCheck() {}

  /** Judges a connected device. */
  static void run(Sighting seen, BleLink link, Hearing heard, Findings findings) {
    findings.judge(
        "advertised",
        Section.BLE,
        seen.services().contains(RollscopeProtocol.SERVICE)
            ? ""
            : "the service is not advertised, so that nobody finds the tool by it: advertise "
                + RollscopeProtocol.SERVICE,
        "the service, and the name " + (seen.name().isEmpty() ? "is missing" : seen.name()));
    service(link, findings);
    mtu(link, heard, findings);
    offered("battery", BATTERY, "Battery Service, 0x180F", link, findings);
    offered("device info", DEVICE_INFORMATION, "Device Information, 0x180A", link, findings);
  }

  private static void service(BleLink link, Findings findings) {
    List<String> wrong = new ArrayList<>();
    characteristic(link, "stream", RollscopeProtocol.STREAM, Set.of(Property.NOTIFY), wrong);
    characteristic(link, "info", RollscopeProtocol.INFO, Set.of(Property.READ), wrong);
    characteristic(
        link,
        "control",
        RollscopeProtocol.CONTROL,
        Set.of(Property.WRITE, Property.WRITE_WITHOUT_RESPONSE),
        wrong);
    findings.judge(
        "service",
        Section.BLE,
        String.join("; ", wrong),
        "stream notifies, info can be read, control written");
  }

  /**
   * A characteristic must be there, and one of the properties too, where they are told.
   *
   * @param name in the protocol's page
   */
  private static void characteristic(
      BleLink link, String name, UUID uuid, Set<Property> oneOf, List<String> wrong) {
    if (!link.attributes().contains(new Attribute(RollscopeProtocol.SERVICE, uuid))) {
      wrong.add("the characteristic %s (%s) is missing".formatted(name, uuid));
      return;
    }
    Set<Property> known = link.properties(uuid);
    if (!known.isEmpty() && known.stream().noneMatch(oneOf::contains)) {
      wrong.add(
          "the characteristic %s lacks the property %s"
              .formatted(name, oneOf.stream().sorted().findFirst().orElseThrow().label()));
    }
  }

  private static void mtu(BleLink link, Hearing heard, Findings findings) {
    OptionalInt mtu = link.mtu();
    DeviceInfo device = heard.device().orElse(null);
    if (mtu.isEmpty()) {
      findings.unchecked("MTU", "this way to Bluetooth does not tell it");
      return;
    }
    int room = mtu.getAsInt() - HEADER;
    boolean fits = device == null || FrameReader.fits(device, room);
    findings.judge(
        "MTU",
        Section.BLE,
        fits
            ? ""
            : ("%d leaves %d bytes, and not one sample fits: ask for a larger one as soon as a host"
                    + " connects; 247 is best")
                .formatted(mtu.getAsInt(), room),
        "%d, %d bytes a notification%s"
            .formatted(
                mtu.getAsInt(),
                room,
                mtu.getAsInt() < GOOD_MTU ? "; 247 would bring more samples in each" : ""));
  }

  /** What is good to have and nothing depends on. */
  private static void offered(
      String name, UUID service, String words, BleLink link, Findings findings) {
    boolean there =
        link.attributes().stream().anyMatch(one -> one.service().equals(service))
            || (service.equals(BATTERY) && link.battery().isPresent());
    findings.ok(
        name, there ? words : "not offered: " + words + " would tell phones and computers more");
  }
}
