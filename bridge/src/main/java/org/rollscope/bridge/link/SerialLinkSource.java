package org.rollscope.bridge.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A serial port, chosen by its path, by its USB id ({@code usb:VID:PID} or {@code
 * usb:VID:PID:SERIAL}), or automatically ({@code auto}): the first free one on USB.
 */
public final class SerialLinkSource implements LinkSource {
  /** The device protocol's own speed. */
  public static final int DEFAULT_BAUD = 115_200;

  private static final int READ_TIMEOUT_MILLIS = 100;
  private static final int NO_SUCH_FILE = 2;
  private static final int PERMISSION_DENIED = 13;
  private static final int BUSY = 16;

  private final String port;
  private final int baud;

  public SerialLinkSource(String port, int baud) {
    this.port = port;
    this.baud = baud;
  }

  @Override
  public String name() {
    return "serial " + port;
  }

  @Override
  public SerialLink open() throws LinkException {
    String path = find();
    if (SerialPorts.ARE_FILES && !Files.exists(Path.of(path))) {
      throw absent(path);
    }
    SerialPort serial;
    try {
      serial = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new BlockedLinkException(path + " is not a serial port. " + suggestions(), e);
    }
    serial.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    serial.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    serial.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
    if (!serial.openPort()) {
      throw refused(path, serial.getLastErrorCode());
    }
    return new SerialLink("serial " + path, path, serial).start();
  }

  private String find() throws LinkException {
    if (port.equals("auto")) {
      return choose(
          "USB serial port", SerialPorts.list().stream().filter(SerialPorts.Port::isUsb).toList());
    }
    if (port.startsWith("usb:")) {
      String wanted = port.substring("usb:".length()).toLowerCase(Locale.ROOT);
      return choose(
          "serial port with the USB id " + wanted,
          SerialPorts.list().stream().filter(found -> found.isUsb(wanted)).toList());
    }
    try {
      return SerialPorts.ARE_FILES ? Path.of(port).toRealPath().toString() : port;
    } catch (IOException | InvalidPathException e) {
      throw absent(port);
    }
  }

  /** The first that is free, or else the first that this user is kept from, to be told why. */
  static String choose(String what, List<SerialPorts.Port> candidates) throws LinkException {
    if (candidates.isEmpty()) {
      throw new LinkException(
          "There is no " + what + ". Plug the tool in, or name a port. " + suggestions());
    }
    return candidates.stream()
        .min(Comparator.comparing(SerialPorts.Port::state))
        .map(SerialPorts.Port::path)
        .orElseThrow();
  }

  private static LinkException absent(String path) {
    return new LinkException(
        "There is no serial port " + path + ". Is the tool plugged in? " + suggestions());
  }

  static LinkException refused(String path, int error) {
    Path file = Path.of(path);
    boolean forbidden =
        SerialPorts.ARE_FILES && !(Files.isReadable(file) && Files.isWritable(file));
    if (error == PERMISSION_DENIED || forbidden) {
      String group = SerialPorts.group(file);
      return new BlockedLinkException(
          "You may not open "
              + path
              + ": it is for the group "
              + group
              + ". Join it, then log out and in again: sudo usermod -aG "
              + group
              + " $USER");
    }
    List<String> holders = SerialPorts.holders(file);
    if (error == BUSY || !holders.isEmpty()) {
      String by = holders.isEmpty() ? "another program" : String.join(", ", holders);
      return new BlockedLinkException(path + " is in use by " + by + ". Close it there.");
    }
    if (error == NO_SUCH_FILE) {
      return absent(path);
    }
    return new BlockedLinkException(
        path + " could not be opened (system error " + error + "); is it a serial port?");
  }

  private static String suggestions() {
    String known =
        SerialPorts.list().stream().map(SerialPorts.Port::path).collect(Collectors.joining(", "));
    return known.isEmpty()
        ? "This machine has no serial ports at the moment."
        : "Ports of this machine: " + known + ".";
  }
}
