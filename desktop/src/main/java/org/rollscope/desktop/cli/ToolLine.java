package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.LinkOptions;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.core.wire.DeviceListener;

/** A tool that a command has connected, and all that goes with it. */
final class ToolLine implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Connectors connectors;
  private final Connector connector;
  private final Connection connection;

  private ToolLine(Connectors connectors, Connector connector, Connection connection) {
    this.connectors = connectors;
    this.connector = connector;
    this.connection = connection;
  }

  /**
   * Connects a tool; over Bluetooth it is looked for some time.
   *
   * @param words told what is waited for
   */
  static ToolLine open(LinkOptions options, String link, DeviceListener listener, PrintWriter words)
      throws IOException {
    DeviceConfig device;
    BleSettings bluetooth;
    try {
      device = options.device(link);
      bluetooth = options.bluetooth(BleSettings.DEFAULT);
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    Connectors connectors = new Connectors(bluetooth, System::nanoTime);
    Connector connector = connectors.of(device);
    try {
      return new ToolLine(connectors, connector, connect(connector, listener, words));
    } catch (IOException e) {
      connector.close();
      connectors.close();
      throw e;
    }
  }

  private static Connection connect(Connector connector, DeviceListener listener, PrintWriter words)
      throws LinkException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    boolean told = false;
    while (true) {
      try {
        return connector.open(listener);
      } catch (LinkException e) {
        if (!connector.searches() || System.nanoTime() > deadline) {
          throw e;
        }
        if (!told) {
          words.println("Looking for " + connector.name() + " ... (" + e.getMessage() + ")");
          words.flush();
          told = true;
        }
      }
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    connection.close();
    connector.close();
    connectors.close();
  }
}
