package org.rollscope.desktop.cli;

import java.nio.file.Path;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.link.ReplayLinkSource;
import org.rollscope.bridge.link.SerialLinkSource;
import org.rollscope.bridge.link.TcpLinkSource;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which port, for commands that open one themselves. */
final class PortOptions {
  @Parameters(
      index = "0",
      paramLabel = "PORT",
      description =
          "A path, usb:VID:PID[:SERIAL], tcp://HOST:PORT, or auto for the one tool on USB.")
  private String port;

  @Option(
      names = "--baud",
      paramLabel = "N",
      defaultValue = "115200",
      description = "Speed of a serial port; ${DEFAULT-VALUE} unless told.")
  private int baud;

  Link open() throws LinkException {
    return source(port, baud).open();
  }

  /** The way to a port as a person names it. */
  static LinkSource source(String port, int baud) {
    if (port.startsWith("replay:")) {
      return new ReplayLinkSource(Path.of(port.substring("replay:".length())), 1);
    }
    if (!port.startsWith("tcp://")) {
      return new SerialLinkSource(port, baud);
    }
    String address = port.substring("tcp://".length());
    int colon = address.lastIndexOf(':');
    try {
      return new TcpLinkSource(
          address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new CommandException("'" + port + "' is no address; write tcp://HOST:PORT", e);
    }
  }
}
