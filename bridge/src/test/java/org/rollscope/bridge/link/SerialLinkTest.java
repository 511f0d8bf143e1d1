package org.rollscope.bridge.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Programs;
import org.rollscope.sim.port.PtyPort;

/** What a person is told when a port does not open, and how ports are chosen. */
@Timeout(20)
class SerialLinkTest {
  @TempDir Path folder;

  @Test
  void anAbsentPortIsNamed() {
    assertThatThrownBy(() -> new SerialLinkSource("/dev/ttyNOSUCH7", 115_200).open())
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("There is no serial port /dev/ttyNOSUCH7")
        .hasMessageContaining("plugged in");
  }

  @Test
  void anAbsentUsbIdIsNamed() {
    assertThatThrownBy(() -> new SerialLinkSource("usb:FFFE:fffd:X1", 115_200).open())
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("USB id fffe:fffd:x1");
  }

  @Test
  void aFileThatIsNoPortIsNamed() throws IOException {
    Path file = Files.createFile(folder.resolve("notes.txt"));
    assertThatThrownBy(() -> new SerialLinkSource(file.toString(), 115_200).open())
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("serial port");
  }

  @Test
  void aPortInUseTellsByWhom() throws IOException {
    try (PtyPort port = PtyPort.open();
        Link first = new SerialLinkSource(port.path(), 115_200).open()) {
      assertThat(first.name()).contains(port.path());
      assertThatThrownBy(() -> new SerialLinkSource(port.path(), 115_200).open())
          .isInstanceOf(LinkException.class)
          .hasMessageContaining(port.path() + " is in use by ")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void changesItsSpeedWhileItIsOpen() throws Exception {
    try (PtyPort port = PtyPort.open();
        SerialLink link = new SerialLinkSource(port.path(), 115_200).open()) {
      port.write(new byte[] {1, 2, 3}, 0, 3);
      assertThat(LinkContractTest.read(link, 1)).containsExactly(1);
      link.speed(9600);
      assertThat(speed(port.path())).isEqualTo("9600");
      port.write(new byte[] {42}, 0, 1);
      assertThat(LinkContractTest.read(link, 1)).containsExactly(42);
      link.speed(921_600);
      assertThat(speed(port.path())).isEqualTo("921600");
    }
  }

  private static String speed(String port) throws IOException {
    Process stty =
        new ProcessBuilder(Programs.need("stty", "coreutils"), "-F", port, "speed").start();
    return new String(stty.getInputStream().readAllBytes(), UTF_8).strip();
  }

  @Test
  void aForbiddenPortTellsTheGroupAndTheCommand() throws IOException {
    Path file = Files.createFile(folder.resolve("ttyUSB0"));
    String group = SerialPorts.group(file);
    assertThat(SerialLinkSource.refused(file.toString(), 13))
        .hasMessageContaining("You may not open " + file)
        .hasMessageContaining("the group " + group)
        .hasMessageContaining("sudo usermod -aG " + group + " $USER");
    assertThat(SerialPorts.group(folder.resolve("absent"))).isEqualTo("dialout");
  }

  @Test
  void aLinkToThePortWorksAsById() throws IOException {
    try (PtyPort port = PtyPort.open()) {
      Path byId = folder.resolve("usb-Rollscope_Ball_RS-0042-if00");
      Files.createSymbolicLink(byId, Path.of(port.path()));
      try (Link link = new SerialLinkSource(byId.toString(), 921_600).open()) {
        port.write(new byte[] {42}, 0, 1);
        assertThat(LinkContractTest.read(link, 1)).containsExactly(42);
      }
    }
  }

  @Test
  void anUnpluggedDeviceIsReadAgainOnceItIsBack() throws IOException {
    Path byId = folder.resolve("usb-Rollscope_Ball_RS-0042-if00");
    SerialLinkSource source = new SerialLinkSource(byId.toString(), 115_200);
    for (byte i = 0; i < 3; i++) {
      try (PtyPort port = PtyPort.open()) {
        Files.createSymbolicLink(byId, Path.of(port.path()));
        readUntilUnplugged(source, port, i);
        Files.delete(byId);
      }
      assertThatThrownBy(source::open).hasMessageContaining("plugged in");
    }
  }

  private static void readUntilUnplugged(LinkSource source, PtyPort port, byte value)
      throws IOException {
    try (Link link = source.open()) {
      port.write(new byte[] {value}, 0, 1);
      assertThat(LinkContractTest.read(link, 1)).containsExactly(value);
      unplug(port);
      assertThatThrownBy(() -> LinkContractTest.read(link, 1))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining("unplugged");
    }
  }

  private static void unplug(PtyPort port) {
    port.close();
  }

  @Test
  void manyPortsAreReadByAsManyVirtualThreads() throws Exception {
    List<PtyPort> ports = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        PtyPort port = PtyPort.open();
        ports.add(port);
        links.add(new SerialLinkSource(port.path(), 115_200).open());
      }
      List<Future<Long>> idle = new ArrayList<>();
      for (Link link : links) {
        idle.add(readers.submit(() -> readFor(link, 10)));
      }
      for (Future<Long> nanos : idle) {
        // One after the other on two carriers they would take six times as long.
        assertThat(Duration.ofNanos(nanos.get())).isLessThan(Duration.ofSeconds(3));
      }
    } finally {
      links.forEach(Link::close);
      ports.forEach(PtyPort::close);
    }
  }

  private static long readFor(Link link, int times) throws LinkException {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      link.read(new byte[16]);
    }
    return System.nanoTime() - start;
  }

  @Test
  void aFreePortIsChosenBeforeOneInUse() throws LinkException {
    SerialPorts.Port busy = port("/dev/ttyACM0", SerialPorts.State.BUSY);
    SerialPorts.Port forbidden = port("/dev/ttyACM1", SerialPorts.State.FORBIDDEN);
    SerialPorts.Port free = port("/dev/ttyACM2", SerialPorts.State.FREE);
    assertThat(SerialLinkSource.choose("port", List.of(busy, forbidden, free)))
        .isEqualTo("/dev/ttyACM2");
    assertThat(SerialLinkSource.choose("port", List.of(busy, forbidden))).isEqualTo("/dev/ttyACM1");
    assertThat(free.isUsb("1209:0001")).isTrue();
    assertThat(free.isUsb("1209:0001:rs-0042")).isTrue();
    assertThat(free.isUsb("1209:0001:rs-0043")).isFalse();
    assertThatThrownBy(() -> SerialLinkSource.choose("USB serial port", List.of()))
        .hasMessageContaining("There is no USB serial port");
  }

  @Test
  void thePortsOfThisMachineAreListed() {
    assertThat(SerialPorts.list()).allSatisfy(port -> assertThat(port.path()).isNotEmpty());
  }

  private static SerialPorts.Port port(String path, SerialPorts.State state) {
    return new SerialPorts.Port(path, "Ball", "1209:0001", "RS-0042", "", state);
  }
}
