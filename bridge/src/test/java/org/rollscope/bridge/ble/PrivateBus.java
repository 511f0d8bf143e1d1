package org.rollscope.bridge.ble;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.Programs;

/** A dbus-daemon of a test's own, that can be killed and started again at the same address. */
public final class PrivateBus implements AutoCloseable {
  private static final String CONFIG =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>system</type>
        <listen>unix:path=%s</listen>
        <auth>EXTERNAL</auth>
        <policy context="default">
          <allow user="*"/>
          <allow own="*"/>
          <allow send_destination="*" eavesdrop="true"/>
          <allow eavesdrop="true"/>
          %s
        </policy>
      </busconfig>
      """;

  private final Path folder;
  private final Path socket;
  private Process daemon;

  private PrivateBus(Path folder, Path socket, Process daemon) {
    this.folder = folder;
    this.socket = socket;
    this.daemon = daemon;
  }

  /** Starts one; its socket is in the folder. */
  public static PrivateBus start(Path folder) throws IOException {
    return start(folder, "");
  }

  /** Starts one with more rules in its policy. */
  public static PrivateBus start(Path folder, String rules) throws IOException {
    Path socket = folder.resolve("bus");
    Files.writeString(folder.resolve("bus.conf"), CONFIG.formatted(socket, rules));
    return new PrivateBus(folder, socket, launch(folder));
  }

  private static Process launch(Path folder) throws IOException {
    Process daemon =
        new ProcessBuilder(
                Programs.need("dbus-daemon", "dbus"),
                "--config-file=" + folder.resolve("bus.conf"),
                "--nofork",
                "--nopidfile",
                "--print-address")
            .redirectError(folder.resolve("bus.log").toFile())
            .start();
    // It prints its address once it listens.
    BufferedReader out = new BufferedReader(new InputStreamReader(daemon.getInputStream(), UTF_8));
    if (out.readLine() == null) {
      throw new IOException("dbus-daemon: " + Files.readString(folder.resolve("bus.log")));
    }
    return daemon;
  }

  public String address() {
    return "unix:path=" + socket;
  }

  /** Kills the daemon; whoever is on the bus loses it. */
  public void kill() throws IOException {
    daemon.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    Files.deleteIfExists(socket);
  }

  /** Starts it anew at the same address. */
  public void restart() throws IOException {
    daemon = launch(folder);
  }

  @Override
  public void close() throws IOException {
    kill();
  }
}
