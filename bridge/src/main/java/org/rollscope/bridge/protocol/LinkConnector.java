package org.rollscope.bridge.protocol;

import java.util.function.LongSupplier;
import org.rollscope.bridge.link.BlockedLinkException;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.core.wire.DeviceListener;

/** A tool on a port, in a network or in a recording. */
public final class LinkConnector implements Connector {
  private final LinkSource source;
  private final DeviceProtocol protocol;
  private final ToolDescription tool;
  private final LongSupplier nanoTime;

  /**
   * @param protocol the family; {@link StreamProtocol} where it is to be found out
   * @param tool what is known of a device that does not tell what it is
   * @param nanoTime the host's monotonic clock
   */
  public LinkConnector(
      LinkSource source, DeviceProtocol protocol, ToolDescription tool, LongSupplier nanoTime) {
    this.source = source;
    this.protocol = protocol;
    this.tool = tool;
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Connection open(DeviceListener listener) throws LinkException {
    if (protocol.bauds().isEmpty()) {
      throw new BlockedLinkException(
          source.name()
              + ": a "
              + protocol.title()
              + " speaks over Bluetooth only; let the link be ble:NAME or ble:ADDRESS.");
    }
    return LinkConnection.open(source.open(), protocol, tool, listener, nanoTime);
  }
}
