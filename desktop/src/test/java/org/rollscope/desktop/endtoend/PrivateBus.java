package org.rollscope.desktop.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A dbus-daemon of a test's own. */
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

  private final Process daemon;
  private final Path socket;

  private PrivateBus(Process daemon, Path socket) {
    this.daemon = daemon;
    this.socket = socket;
  }

  /**
   * Starts one; its socket is in the folder.
   *
   * @param rules more of its policy
   */
  public static PrivateBus start(Path folder, String rules) throws IOException {
    Path socket = folder.resolve("bus");
    Path config = Files.writeString(folder.resolve("bus.conf"), CONFIG.formatted(socket, rules));
    Process daemon =
        SystemProgram.named("dbus-daemon", "dbus")
            .builder("--config-file=" + config, "--nofork", "--nopidfile", "--print-address")
            .redirectError(folder.resolve("bus.log").toFile())
            .start();
    // It prints its address once it listens.
    if (daemon.inputReader().readLine() == null) {
      throw new IOException("dbus-daemon: " + Files.readString(folder.resolve("bus.log")));
    }
    return new PrivateBus(daemon, socket);
  }

  /** As D-Bus spells it. */
  public String address() {
    return "unix:path=" + socket;
  }

  @Override
  public void close() {
    daemon.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
