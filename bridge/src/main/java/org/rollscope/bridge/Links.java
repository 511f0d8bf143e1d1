package org.rollscope.bridge;

import java.nio.file.Path;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.link.ReplayLinkSource;
import org.rollscope.bridge.link.SerialLinkSource;
import org.rollscope.bridge.link.TcpLinkSource;

/** The link a device's configuration names. */
final class Links {
  private static final String REPLAY = "replay:";
  private static final String TCP = "tcp://";

  private Links() {}

  static LinkSource of(DeviceConfig device) {
    String link = device.link();
    if (link.startsWith(REPLAY)) {
      return new ReplayLinkSource(Path.of(link.substring(REPLAY.length())), device.speed());
    }
    if (link.startsWith(TCP)) {
      int colon = link.lastIndexOf(':');
      String host = link.substring(TCP.length(), colon);
      return new TcpLinkSource(host, Integer.parseInt(link.substring(colon + 1)));
    }
    return new PumpedLinkSource(new SerialLinkSource(link, device.baud()));
  }
}
