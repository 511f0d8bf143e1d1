package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.endtoend.SystemProgram;
import org.rollscope.desktop.endtoend.TestBroker;

/**
 * A PostgreSQL server of this test run, in a temporary folder, run by an unprivileged user, as it
 * insists on. Without the program the test is skipped, and fails where {@code CI=true}.
 */
final class PostgresServer {
  private static final String ACCOUNT = "nobody";
  private static @Nullable PostgresServer running;

  private final Path programs;
  private final Path folder;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgresServer() throws IOException {
    programs = programs();
    folder = Files.createTempDirectory("rollscope-postgres");
    port = TestBroker.freePort();
    if (isRoot()) {
      SystemProgram.named("chown", "coreutils").run(ACCOUNT, folder.toString());
    }
    Path data = folder.resolve("data");
    program("initdb", "-D", data.toString(), "-U", "rollscope", "-A", "trust", "-E", "UTF8")
        .run("--no-sync", "--no-instructions");
    String options =
        "-p %d -k %s -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=50"
            .formatted(port, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    program("pg_ctl", "-D", data.toString(), "-w", "-l", folder.resolve("log").toString())
        .run("-o", options, "start");
  }

  /** The one of this test run. */
  static synchronized PostgresServer get() throws IOException {
    PostgresServer server = running;
    if (server == null) {
      server = new PostgresServer();
      running = server;
    }
    return server;
  }

  /** The address of a new database. */
  String newDatabase() throws SQLException {
    String name = "store" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=rollscope";
  }

  /** Ends every other connection, as a restart of the server does. */
  void cutConnections() throws SQLException {
    String others =
        " FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND usename = 'rollscope'";
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_terminate_backend(pid, 10000)" + others); // and waits for it
    }
  }

  private void stop() {
    try {
      program("pg_ctl", "-D", folder.resolve("data").toString()).run("-m", "immediate", "stop");
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the server's folder " + folder + " is left behind", e);
    }
  }

  private interface Run {
    void run(String... more) throws IOException;
  }

  private Run program(String name, String... arguments) {
    return more -> {
      List<String> all = new ArrayList<>();
      if (isRoot()) {
        all.addAll(List.of("-u", ACCOUNT, "--"));
      }
      all.add(programs.resolve(name).toString());
      all.addAll(List.of(arguments));
      all.addAll(List.of(more));
      SystemProgram start =
          isRoot()
              ? SystemProgram.named("runuser", "util-linux")
              : new SystemProgram(Path.of(all.removeFirst()));
      start.runTo(folder.resolve("output"), all.toArray(String[]::new));
    };
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Debian keeps them out of the PATH, a folder a version. */
  private static Path programs() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(versions)) {
      try (Stream<Path> all = Files.list(versions)) {
        Path newest =
            all.map(version -> version.resolve("bin"))
                .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                .max(Comparator.comparing(Path::toString))
                .orElse(null);
        if (newest != null) {
          return newest;
        }
      }
    }
    Path found = SystemProgram.named("initdb", "postgresql").path().toRealPath();
    return found.resolveSibling(".").normalize();
  }
}
