package org.rollscope.bridge.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.rollscope.bridge.Mosquitto;

/** A real Mosquitto with as many listeners as a test wants, each with a name. */
final class Doors implements AutoCloseable {
  private final Path folder;
  private final List<String> lines = new ArrayList<>(List.of("allow_anonymous true"));
  private final Map<String, Integer> ports = new HashMap<>();
  private Mosquitto broker;

  /** The first listener speaks plain MQTT, and is called "tcp". */
  Doors(Path folder) {
    this.folder = folder;
  }

  /** A listener with lines of configuration. */
  Doors add(String name, String... options) throws IOException {
    int port = Mosquitto.freePort();
    ports.put(name, port);
    lines.add("listener " + port + " 127.0.0.1");
    lines.addAll(List.of(options));
    return this;
  }

  /** A listener that shows NAME.pem of the folder. */
  Doors secure(String name, String certificate, String... options) throws IOException {
    add(name, options);
    lines.add("certfile " + folder.resolve(certificate + ".pem"));
    lines.add("keyfile " + folder.resolve(certificate + ".key"));
    return this;
  }

  Doors open() throws IOException {
    broker = new Mosquitto(folder, lines);
    ports.put("tcp", broker.port());
    broker.start();
    for (int port : ports.values()) {
      while (!Mosquitto.answers(port)) { // it opens them one after the other
        LockSupport.parkNanos(1_000_000);
      }
    }
    return this;
  }

  int port(String name) {
    return ports.get(name);
  }

  @Override
  public void close() {
    broker.close();
  }
}
