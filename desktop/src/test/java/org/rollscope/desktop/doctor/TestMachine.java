package org.rollscope.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.rollscope.sim.port.PtyPort;

/** A machine made of files below a folder, where all is well until a test spoils it. */
final class TestMachine {
  static final Instant NOW = Instant.parse("2026-11-24T16:00:00Z");
  static final long PLENTY = 1L << 40;

  private final Path root;
  private String user = "anna";
  private Instant now = NOW;
  private int clockState;
  private long free = PLENTY;

  TestMachine(Path root) throws IOException {
    this.root = root;
    Files.createDirectories(root.resolve("proc"));
    file("/run/systemd/system/here", "");
    file("/etc/machine-id", "0123456789abcdef0123456789abcdef\n");
    file("/etc/group", "root:x:0:\ndialout:x:20:berta\n");
  }

  TestMachine file(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  TestMachine without(String path) throws IOException {
    Files.delete(root.resolve(path.substring(1)));
    return this;
  }

  TestMachine user(String name) {
    user = name;
    return this;
  }

  TestMachine clock(Instant time, int state) {
    now = time;
    clockState = state;
    return this;
  }

  TestMachine free(long bytes) {
    free = bytes;
    return this;
  }

  Machine get() {
    Instant time = now;
    int state = clockState;
    long bytes = free;
    return new Machine(root, user, () -> time, () -> state, folder -> bytes);
  }

  /** A serial port that another process has open until it is closed. */
  record HeldPort(PtyPort port, Process holder) implements AutoCloseable {
    static HeldPort open() throws IOException {
      PtyPort port = PtyPort.open();
      Process holder =
          new ProcessBuilder("sh", "-c", "exec 3<>" + port.path() + "; echo open; read end")
              .start();
      holder.inputReader().readLine();
      return new HeldPort(port, holder);
    }

    @Override
    public void close() {
      holder.destroyForcibly();
      port.close();
    }
  }
}
