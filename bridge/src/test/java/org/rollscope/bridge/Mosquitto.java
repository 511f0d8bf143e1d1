package org.rollscope.bridge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A real Mosquitto process with a configuration of its own, which can be stopped and started. */
public final class Mosquitto implements AutoCloseable {
  private final Path folder;
  private final int port;
  private @Nullable Process process;

  /** Prepares a broker; {@code options} are lines of its configuration. */
  public Mosquitto(Path folder, List<String> options) throws IOException {
    this.folder = folder;
    port = freePort();
    String configuration =
        "listener %d 127.0.0.1\nuser root\npersistence true\npersistence_location %s/\n%s\n"
            .formatted(port, folder, String.join("\n", options));
    Files.writeString(folder.resolve("mosquitto.conf"), configuration);
  }

  /** A broker that lets everybody in, running. */
  public static Mosquitto open(Path folder) throws IOException {
    Mosquitto broker = new Mosquitto(folder, List.of("allow_anonymous true"));
    broker.start();
    return broker;
  }

  public static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  public void start() throws IOException {
    process =
        new ProcessBuilder(
                Programs.need("mosquitto"), "-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mosquitto.log").toFile())
            .start();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!answers(port)) {
      if (System.nanoTime() > until) {
        throw new IOException(Files.readString(folder.resolve("mosquitto.log")));
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  /** Whether something listens on a port of this machine. */
  public static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Ends it as a service is ended: it keeps its sessions and what waits for them. */
  public void stop() {
    end(false);
  }

  private void end(boolean forcibly) {
    Process running = process;
    process = null;
    if (running == null) {
      return;
    }
    if (forcibly) {
      running.destroyForcibly();
    } else {
      running.destroy();
    }
    running.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  public int port() {
    return port;
  }

  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    end(true);
  }
}
