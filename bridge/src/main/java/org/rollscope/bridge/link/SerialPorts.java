package org.rollscope.bridge.link;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.sample.PlainText;

/** The serial ports of this machine. */
public final class SerialPorts {
  /** Whether ports are files, as everywhere but on Windows. */
  static final boolean ARE_FILES = !System.getProperty("os.name", "").startsWith("Windows");

  private static final String USUAL_GROUP = "dialout";
  private static final Path BY_ID = Path.of("/dev/serial/by-id");
  private static final Path PROCESSES = Path.of("/proc");

  private SerialPorts() {}

  /** Whether a port can be opened. */
  public enum State {
    FREE,
    /** This user may not open it. */
    FORBIDDEN,
    /** Another program has it open. */
    BUSY
  }

  /**
   * A port.
   *
   * @param path to open it by
   * @param description what the system says it is
   * @param usb {@code VID:PID} in hexadecimal; empty when it is not on USB
   * @param serial the USB serial number; empty where there is none
   * @param byId the path that stays the same when ports are renumbered; empty where there is none
   * @param state whether it can be opened
   */
  public record Port(
      String path, String description, String usb, String serial, String byId, State state) {
    public Port {
      description = PlainText.of(description);
      serial = PlainText.of(serial);
    }

    public boolean isUsb() {
      return !usb.isEmpty();
    }

    /** Whether it is the USB device of {@code VID:PID} or {@code VID:PID:SERIAL}, lower case. */
    boolean isUsb(String wanted) {
      String whole = (usb + ":" + serial).toLowerCase(Locale.ROOT);
      return isUsb() && (wanted.equals(usb) || wanted.equals(whole));
    }
  }

  /**
   * A program that has a port open.
   *
   * @param name of the program
   * @param process its number
   * @param commandLine with which it was started; empty where that cannot be seen
   */
  public record Holder(String name, long process, String commandLine) {
    public Holder {
      name = PlainText.of(name);
      commandLine = PlainText.of(commandLine);
    }

    /** Such as {@code picocom (process 4711)}. */
    public String words() {
      return name + " (process " + process + ")";
    }
  }

  /**
   * Runs a task when the process is told to end, before its open serial ports are closed under it:
   * an ordinary shutdown hook would race with jSerialComm's, and a port that goes away looks like a
   * tool that was lost.
   */
  public static void beforeEnd(Thread task) {
    SerialPort.addShutdownHook(task);
  }

  /** Every port, those on USB first. */
  public static List<Port> list() {
    return Arrays.stream(SerialPort.getCommPorts())
        // The library also lists what was opened by its path once, though it is gone.
        .filter(port -> !ARE_FILES || Files.exists(Path.of(port.getSystemPortPath())))
        .map(SerialPorts::describe)
        .sorted(Comparator.comparing((Port port) -> !port.isUsb()).thenComparing(Port::path))
        .toList();
  }

  /** The port at a path, whether the system lists it or not; a missing one is free. */
  public static Port at(String path) {
    Path file = real(Path.of(path));
    return list().stream()
        .filter(port -> port.path().equals(file.toString()))
        .findFirst()
        .orElseGet(() -> new Port(file.toString(), "", "", "", byId(file), presentState(file)));
  }

  private static State presentState(Path file) {
    return Files.exists(file) ? state(file) : State.FREE;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static Port describe(SerialPort port) {
    String path = port.getSystemPortPath();
    boolean usb = port.getVendorID() > 0;
    String serial = port.getSerialNumber();
    return new Port(
        path,
        port.getDescriptivePortName(),
        usb ? usbId(port.getVendorID(), port.getProductID()) : "",
        usb && serial != null && !serial.equals("Unknown") ? serial : "",
        byId(Path.of(path)),
        state(Path.of(path)));
  }

  static String usbId(int vendor, int product) {
    return String.format(Locale.ROOT, "%04x:%04x", vendor, product);
  }

  private static String byId(Path device) {
    if (!Files.isDirectory(BY_ID)) {
      return "";
    }
    try (DirectoryStream<Path> links = Files.newDirectoryStream(BY_ID)) {
      for (Path link : links) {
        if (link.toRealPath().equals(device.toRealPath())) {
          return link.toString();
        }
      }
    } catch (IOException e) {
      return "";
    }
    return "";
  }

  private static State state(Path device) {
    if (!ARE_FILES) {
      return State.FREE;
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      return State.FORBIDDEN;
    }
    return holders(device).isEmpty() ? State.FREE : State.BUSY;
  }

  /** The group that may open a device. */
  public static String group(Path device) {
    try {
      return Files.readAttributes(device, PosixFileAttributes.class).group().getName();
    } catch (IOException | UnsupportedOperationException e) {
      return USUAL_GROUP;
    }
  }

  /** The programs that have a device open, in words, as far as this user may see; Linux only. */
  public static List<String> holders(Path device) {
    return holding(device).stream().map(Holder::words).toList();
  }

  /** The programs that have a device open, as far as this user may see; Linux only. */
  public static List<Holder> holding(Path device) {
    List<Holder> holders = new ArrayList<>();
    if (!Files.isDirectory(PROCESSES)) {
      return holders;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (holds(process, device)) {
          holders.add(holder(process));
        }
      }
    } catch (IOException e) {
      return holders;
    }
    return holders;
  }

  private static boolean holds(Path process, Path device) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path file : open) {
        if (Files.readSymbolicLink(file).equals(device)) {
          return true;
        }
      }
    } catch (IOException e) {
      // Another user's process, or one that has just ended: it cannot be looked at.
      return false;
    }
    return false;
  }

  /**
   * A process as a holder.
   *
   * @param process its folder below {@code /proc}
   */
  public static Holder holder(Path process) {
    String name = read(process.resolve("comm"));
    return new Holder(
        name.isEmpty() ? "a program" : name,
        Long.parseLong(process.getFileName().toString()),
        read(process.resolve("cmdline")).replace('\0', ' ').strip());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
