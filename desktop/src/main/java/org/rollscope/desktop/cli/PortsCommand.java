package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollscope.bridge.link.SerialPorts;
import org.rollscope.bridge.link.SerialPorts.Port;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ports}: the serial ports there are, and whether they can be opened. */
@Command(
    name = "ports",
    header = "List the serial ports and whether they can be opened.",
    footer = {
      "",
      "Examples:",
      "  rollscope ports",
      "  rollscope bridge --port /dev/serial/by-id/usb-Acme_Ball_3F2A-if00"
    })
final class PortsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Port> ports = SerialPorts.list();
    if (ports.isEmpty()) {
      out.println("No serial port. Plug the tool in, or run 'rollscope sim' for a simulated one.");
      return Rollscope.OK;
    }
    ports.forEach(port -> print(out, port));
    if (ports.stream().anyMatch(port -> port.state() == SerialPorts.State.FORBIDDEN)) {
      out.println();
      out.println("To be allowed: sudo usermod -aG dialout $USER, then log in again.");
    }
    return Rollscope.OK;
  }

  private static void print(PrintWriter out, Port port) {
    String usb = port.isUsb() ? "usb:" + port.usb() + serial(port) : "";
    out.printf("%-14s %-22s %s%n", port.path(), words(port.state()), port.description());
    if (!usb.isEmpty()) {
      out.printf("%14s %s%n", "", usb);
    }
    if (!port.byId().isEmpty()) {
      out.printf("%14s %s%n", "", port.byId());
    }
  }

  private static String serial(Port port) {
    return port.serial().isEmpty() ? "" : ":" + port.serial();
  }

  private static String words(SerialPorts.State state) {
    return switch (state) {
      case FREE -> "free";
      case BUSY -> "busy: in use";
      case FORBIDDEN -> "forbidden: no access";
    };
  }
}
