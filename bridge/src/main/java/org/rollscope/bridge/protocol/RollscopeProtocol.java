package org.rollscope.bridge.protocol;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/** The project's own device protocol: frames over BLE, frames or text lines over a stream. */
public final class RollscopeProtocol implements DeviceProtocol {
  /** Its name in the configuration. */
  public static final String NAME = "rollscope";

  /** The service that holds the characteristics below. */
  public static final UUID SERVICE = UUID.fromString("7d2e0001-5b1c-4e9a-8f43-2b6c9d1e7a50");

  public static final UUID STREAM = UUID.fromString("7d2e0002-5b1c-4e9a-8f43-2b6c9d1e7a50");
  public static final UUID INFO = UUID.fromString("7d2e0003-5b1c-4e9a-8f43-2b6c9d1e7a50");
  public static final UUID CONTROL = UUID.fromString("7d2e0004-5b1c-4e9a-8f43-2b6c9d1e7a50");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Rollscope device";
  }

  @Override
  public Optional<BleProfile> profile() {
    return Optional.of(BleProfile.of(SERVICE, STREAM, CONTROL));
  }

  @Override
  public boolean recognises(Sighting seen) {
    return seen.services().contains(SERVICE);
  }

  @Override
  public boolean advertisesService() {
    return true;
  }

  @Override
  public boolean tellsItsTool() {
    return true;
  }

  @Override
  public List<Integer> bauds() {
    return List.of(115_200, 921_600);
  }

  @Override
  public boolean isCertain(DecodeCounts counts) {
    return counts.frames() > 0;
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    return link instanceof BleLink ble
        ? new FrameConversation(ble, tool, listener)
        : new StreamConversation(link, tool, listener);
  }
}
