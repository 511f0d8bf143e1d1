package org.rollscope.desktop.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

/** A broker on a port of the loopback that stays the same over restarts. */
public interface TestBroker extends AutoCloseable {
  /** Which broker a test runs against. */
  enum Kind {
    EMBEDDED,
    MOSQUITTO;

    /** A broker that is not started yet. */
    TestBroker prepare(Path folder) throws IOException {
      return this == EMBEDDED ? new EmbeddedTestBroker() : new Mosquitto(folder);
    }

    /** A running broker. */
    public TestBroker start(Path folder) throws IOException {
      TestBroker broker = prepare(folder);
      broker.start();
      return broker;
    }
  }

  /** Starts it, for the first time or again, and waits until it answers. */
  void start() throws IOException;

  /** Ends it as suddenly as it can be ended. */
  void kill();

  int port();

  default String address() {
    return "tcp://127.0.0.1:" + port();
  }

  @Override
  default void close() {
    kill();
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
