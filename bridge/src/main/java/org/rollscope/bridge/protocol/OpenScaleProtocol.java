package org.rollscope.bridge.protocol;

import java.util.List;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DeviceListener;

/** The SparkFun OpenScale, a load cell on a serial line; see {@code docs/devices/openscale.md}. */
public final class OpenScaleProtocol implements DeviceProtocol {
  @Override
  public String name() {
    return "openscale";
  }

  @Override
  public String title() {
    return "SparkFun OpenScale";
  }

  @Override
  public List<Integer> bauds() {
    return List.of(9600, 115_200);
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    return new OpenScaleConversation(tool, listener);
  }
}
