package org.rollscope.bridge.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.Programs;

/**
 * A virtual machine with Debian's kernel, bluetoothd and bus, and with two controllers that hear
 * each other: {@code hci0} and {@code hci1}. Programs of this machine use its bus, so a peripheral
 * on one adapter and a central on the other are linked by the real thing.
 *
 * <p>It is emulated, not virtualized: the same on a desk and on a build machine without KVM.
 */
public final class Guest implements AutoCloseable {
  private static final Path SOURCE = Path.of("src/test/guest");

  /** What the build script exits with when a package is missing. */
  private static final int MISSING = 3;

  private static final String CLOSED = "the machine has ended";

  private final Path folder;
  private final Process machine;
  private final BusRelay bus;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  private Guest(Path folder, Process machine, BusRelay bus) {
    this.folder = folder;
    this.machine = machine;
    this.bus = bus;
  }

  /** Builds and starts a guest; it is up, with both adapters powered, when this returns. */
  public static Guest boot(Path folder) throws IOException {
    build(folder);
    int port = freePort();
    BusRelay bus = new BusRelay(folder.resolve("bus"), port);
    Process machine =
        script("run", folder, port).redirectError(folder.resolve("emulator.log").toFile()).start();
    Guest guest = new Guest(folder, machine, bus);
    try {
      Thread.ofVirtual().name("guest-answers").start(guest::listen);
      guest.answer("start");
      return guest;
    } catch (IOException e) {
      guest.close();
      throw e;
    }
  }

  private static void build(Path folder) throws IOException {
    Process build = script("build", folder).redirectErrorStream(true).start();
    String said = new String(build.getInputStream().readAllBytes(), UTF_8).strip();
    int code = build.onExit().join().exitValue();
    if (code == MISSING) {
      Programs.skip(said);
    }
    if (code != 0) {
      throw new IOException("The guest cannot be built: " + said);
    }
  }

  private static ProcessBuilder script(String name, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(SOURCE.resolve(name).toString());
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return new ProcessBuilder(command);
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  /** The bus, for {@code DBUS_SYSTEM_BUS_ADDRESS}. */
  public String busAddress() {
    return bus.address();
  }

  /** Ends bluetoothd as a service is ended, and starts it anew. */
  public void restartBluetoothd() throws IOException {
    order("restart-bluetoothd");
  }

  /** Ends bluetoothd with no chance to say goodbye. */
  public void killBluetoothd() throws IOException {
    order("kill-bluetoothd");
  }

  /** Lets bluetoothd crash; like a service that restarts on failure it is up again afterwards. */
  public void crashBluetoothd() throws IOException {
    order("crash-bluetoothd");
  }

  /** Starts bluetoothd after it was killed. */
  public void startBluetoothd() throws IOException {
    order("start-bluetoothd");
  }

  /** Pulls both controllers out, as USB dongles are. */
  public void unplug() throws IOException {
    order("unplug");
  }

  /** Puts the controllers back: the same names, the same addresses. */
  public void plug() throws IOException {
    order("plug");
  }

  /**
   * Whether the kernel has complained of an emulated controller: that of BlueZ 5.66 now and then
   * refuses to advertise after bluetoothd was restarted, and answers nothing any more.
   */
  public boolean hasHungController() throws IOException {
    return console().contains("Opcode 0x2006 failed");
  }

  /** Ends every link as when the other end is suddenly out of reach. It is in reach again. */
  public void loseLinks() throws IOException {
    order("link-loss");
  }

  /** Waits until no link is left of those that were told to end. */
  public void awaitNoLinks() throws IOException {
    order("no-links");
  }

  /** The latest lines of bluetoothd's log. */
  public List<String> log() throws IOException {
    return order("log");
  }

  private synchronized List<String> order(String order) throws IOException {
    machine.getOutputStream().write((order + "\n").getBytes(UTF_8));
    machine.getOutputStream().flush();
    return answer(order);
  }

  /** The guest itself gives up on an order after 20 s; three minutes allow for a busy machine. */
  private List<String> answer(String order) throws IOException {
    List<String> text = new ArrayList<>();
    while (true) {
      String line = next();
      if (line.startsWith("| ")) {
        text.add(line.substring(2));
      } else if (line.equals("ok")) {
        return text;
      } else {
        throw new IOException("The guest was to %s: %s%n%s".formatted(order, line, console()));
      }
    }
  }

  private String next() throws IOException {
    try {
      String line = answers.poll(3, TimeUnit.MINUTES);
      return line == null ? "no answer within three minutes" : line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the guest worked");
    }
  }

  private void listen() {
    try (BufferedReader reader = machine.inputReader(UTF_8)) {
      reader.lines().forEach(answers::add);
    } catch (IOException | UncheckedIOException e) {
      // The machine has ended.
    }
    answers.add(CLOSED);
  }

  /** What the guest's kernel and programs wrote to the console, and the emulator's own words. */
  public String console() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("emulator.log", "console.log")) {
      if (Files.exists(folder.resolve(name))) {
        text.append(new String(Files.readAllBytes(folder.resolve(name)), UTF_8));
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    machine.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    bus.close();
  }
}
