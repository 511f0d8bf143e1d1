package org.rollscope.bridge.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  public Link open() throws LinkException {
    Path path = find();
    if (!Files.exists(path)) {
      throw absent(path);
    }
    SerialPort serial;
    try {
      serial = SerialPort.getCommPort(path.toString());
    } catch (SerialPortInvalidPortException e) {
      throw new LinkException(path + " is not a serial port. " + suggestions(), e);
    }
    serial.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    serial.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_TIMEOUT_MILLIS, 0);
    if (!serial.openPort()) {
      throw refused(path, serial.getLastErrorCode());
    }
    return new SerialLink("serial " + path, path, serial);
  }

  private Path find() throws LinkException {
    if (port.equals("auto")) {
      return SerialPorts.list().stream()
          .filter(found -> found.isUsb() && found.state() != SerialPorts.State.BUSY)
          .findFirst()
          .map(found -> Path.of(found.path()))
          .orElseThrow(
              () ->
                  new LinkException(
                      "No USB serial port was found. Plug the tool in, or name a port. "
                          + suggestions()));
    }
    if (port.startsWith("usb:")) {
      return byUsbId(port.substring("usb:".length()));
    }
    try {
      return Path.of(port).toRealPath();
    } catch (IOException e) {
      throw absent(Path.of(port));
    }
  }

  private Path byUsbId(String wanted) throws LinkException {
    String lower = wanted.toLowerCase(Locale.ROOT);
    return SerialPorts.list().stream()
        .filter(SerialPorts.Port::isUsb)
        .filter(
            found ->
                lower.equals(found.usb())
                    || lower.equals((found.usb() + ":" + found.serial()).toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(found -> Path.of(found.path()))
        .orElseThrow(
            () ->
                new LinkException(
                    "No serial port with the USB id "
                        + wanted
                        + " is plugged in. "
                        + suggestions()));
  }

  private static LinkException absent(Path path) {
    return new LinkException(
        "There is no serial port " + path + ". Is the tool plugged in? " + suggestions());
  }

  private static LinkException refused(Path path, int error) {
    boolean forbidden = !Files.isReadable(path) || !Files.isWritable(path);
    if (error == PERMISSION_DENIED || forbidden) {
      return new LinkException(
          "You may not open "
              + path
              + ". Join the group that may, usually dialout, and log in again:"
              + " sudo usermod -aG dialout $USER");
    }
    List<String> holders = SerialPorts.holders(path);
    if (error == BUSY || !holders.isEmpty()) {
      String by = holders.isEmpty() ? "another program" : String.join(", ", holders);
      return new LinkException(path + " is in use by " + by + ". Close it there.");
    }
    if (error == NO_SUCH_FILE) {
      return absent(path);
    }
    return new LinkException(path + " could not be opened (system error " + error + ").");
  }

  private static String suggestions() {
    String known =
        SerialPorts.list().stream().map(SerialPorts.Port::path).collect(Collectors.joining(", "));
    return known.isEmpty()
        ? "This machine has no serial ports at the moment."
        : "Ports of this machine: " + known + ".";
  }
}
