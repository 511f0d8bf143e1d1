package org.rollscope.desktop.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A Mosquitto process with a configuration of its own. */
public final class Mosquitto implements TestBroker {
  private static final String CONFIGURATION =
      """
      listener %d 127.0.0.1
      user root
      persistence false
      max_inflight_messages 0
      max_queued_messages 0
      %s
      """;

  private final Path folder;
  private final int port;
  private @Nullable Process process;

  /** A broker that lets everybody in. */
  public Mosquitto(Path folder) throws IOException {
    this(folder, "allow_anonymous true");
  }

  /** One that is configured elsewhere, for a port. */
  private Mosquitto(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * A broker with a configuration of its own.
   *
   * @param port one of its ports
   */
  static Mosquitto configured(Path folder, int port, String configuration) throws IOException {
    Files.writeString(folder.resolve("mosquitto.conf"), configuration);
    return new Mosquitto(folder, port);
  }

  private Mosquitto(Path folder, String access) throws IOException {
    this(folder, CONFIGURATION, access);
  }

  private Mosquitto(Path folder, String configuration, String access) throws IOException {
    this(folder, TestBroker.freePort());
    Files.writeString(folder.resolve("mosquitto.conf"), configuration.formatted(port, access));
  }

  /** A broker as it is without any setting but these. */
  public static Mosquitto plain(Path folder, String settings) throws IOException {
    String access = "allow_anonymous true\n" + settings;
    return new Mosquitto(folder, "listener %d 127.0.0.1\nuser root\n%s\n", access);
  }

  /** A broker that lets everybody in, with a setting more. */
  static Mosquitto with(Path folder, String setting) throws IOException {
    return new Mosquitto(folder, "allow_anonymous true\n" + setting);
  }

  /** A broker that lets only one user in. */
  public static Mosquitto withPassword(Path folder, String user, String password)
      throws IOException {
    Mosquitto broker =
        new Mosquitto(
            folder, "allow_anonymous false\npassword_file " + folder.resolve("passwords"));
    broker.password(user, password);
    return broker;
  }

  /** A broker that speaks TLS with this certificate. */
  public static Mosquitto withTls(Path folder, TestCertificate own) throws IOException {
    return with(folder, tls(own));
  }

  /** A broker that speaks TLS, and lets only one user in. */
  public static Mosquitto withTlsAndPassword(
      Path folder, TestCertificate own, String user, String password) throws IOException {
    Mosquitto broker =
        new Mosquitto(
            folder,
            "allow_anonymous false\npassword_file "
                + folder.resolve("passwords")
                + "\n"
                + tls(own));
    broker.password(user, password);
    return broker;
  }

  private static String tls(TestCertificate own) {
    return "certfile " + own.certificate() + "\nkeyfile " + own.key();
  }

  /** Sets a password; a running broker takes it over. */
  void password(String user, String password) throws IOException {
    Path passwords = folder.resolve("passwords");
    SystemProgram.named("mosquitto_passwd", "mosquitto")
        .run("-b", "-c", passwords.toString(), user, password);
    Process running = process;
    if (running != null) {
      SystemProgram.named("sh", "dash").run("-c", "kill -HUP " + running.pid());
    }
  }

  @Override
  public void start() throws IOException {
    Path log = folder.resolve("mosquitto.log");
    process =
        SystemProgram.named("mosquitto", "mosquitto")
            .builder("-c", folder.resolve("mosquitto.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > until) {
        throw new IOException("Mosquitto did not start: " + Files.readString(log));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** SIGKILL: nothing is said to anybody. */
  @Override
  public void kill() {
    Process running = process;
    process = null;
    if (running != null) {
      running.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  @Override
  public int port() {
    return port;
  }
}
