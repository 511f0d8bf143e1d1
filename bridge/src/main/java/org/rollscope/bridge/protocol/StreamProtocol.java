package org.rollscope.bridge.protocol;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DeviceListener;

/** Any family that speaks over a stream of bytes, found out from what is sent. */
public final class StreamProtocol implements DeviceProtocol {
  private final List<DeviceProtocol> protocols = new ArrayList<>();

  public StreamProtocol() {
    protocols.add(DeviceProtocol.named(RollscopeProtocol.NAME));
    for (DeviceProtocol protocol : DeviceProtocol.all()) {
      if (!protocol.bauds().isEmpty() && !protocol.name().equals(RollscopeProtocol.NAME)) {
        protocols.add(protocol);
      }
    }
  }

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public String title() {
    return "Device on a serial line";
  }

  @Override
  public List<Integer> bauds() {
    return protocols.stream().flatMap(one -> one.bauds().stream()).distinct().toList();
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    return new Detection(protocols, link, tool, listener);
  }
}
