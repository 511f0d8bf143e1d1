package org.rollscope.bridge.tinyb;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.bluez.BluezWatch;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.tinyb.TinybMessage.Kind;
import org.rollscope.core.sample.PlainText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tinyb.BluetoothManager;

/** One life of the child process. Thread-safe. */
final class TinybProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TinybProcess.class);
  private static final long START_SECONDS = 15;
  private static final long END_SECONDS = 2;
  private static final long LOOK_MILLIS = 50;

  private final Path folder;
  private final Process process;
  private final SocketChannel channel;
  private final DataOutputStream out;
  private final Map<Integer, CompletableFuture<TinybMessage>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean ended;
  private volatile @Nullable BluezWatch watch;

  private TinybProcess(Path folder, Process process, SocketChannel channel) {
    this.folder = folder;
    this.process = process;
    this.channel = channel;
    out = new DataOutputStream(Channels.newOutputStream(channel));
  }

  /**
   * Starts a child and waits until TinyB is ready.
   *
   * @param bus its address; null for the system's
   * @param events takes what the child tells by itself, on a thread of its own
   * @param end told once when the child has gone
   * @throws LinkException saying what is missing
   */
  static TinybProcess start(
      TinybLibraries libraries, @Nullable String bus, Consumer<TinybMessage> events, Runnable end)
      throws LinkException {
    Path folder = null;
    Process process = null;
    try {
      folder = Files.createTempDirectory("rollscope-tinyb");
      Path natives = libraries.in(folder);
      UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("socket"));
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        server.bind(address);
        process = launch(natives, address, bus);
        SocketChannel channel = accept(server, process);
        TinybProcess child = new TinybProcess(folder, process, channel);
        child.greet(events, end);
        return child;
      }
    } catch (IOException e) {
      if (process != null) {
        process.destroyForcibly();
      }
      delete(folder);
      throw e instanceof LinkException told
          ? told
          : new LinkException("TinyB's process could not be started: " + e.getMessage(), e);
    }
  }

  private static Process launch(Path natives, UnixDomainSocketAddress address, @Nullable String bus)
      throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String classPath =
        String.join(
            ":",
            location(TinybChild.class),
            location(PlainText.class),
            location(BluetoothManager.class));
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                java.toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+SuppressFatalErrorMessage", // a crash is a reconnect, and leaves no files
                // about
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.library.path=" + natives,
                "-cp",
                classPath,
                TinybChild.class.getName(),
                address.getPath().toString()));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    if (bus != null) {
      builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus);
    }
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    Thread.ofVirtual().start(() -> log(process));
    return process;
  }

  private static String location(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IOException("the place of " + type.getName() + " is not a file", e);
    }
  }

  private static void log(Process process) {
    process.inputReader().lines().forEach(line -> LOG.debug("TinyB's process: {}", line));
  }

  private static SocketChannel accept(ServerSocketChannel server, Process process)
      throws IOException {
    try (Selector selector = Selector.open()) {
      server.configureBlocking(false);
      server.register(selector, SelectionKey.OP_ACCEPT);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
      while (process.isAlive() && System.nanoTime() < deadline) {
        selector.select(LOOK_MILLIS);
        SocketChannel joined = server.accept();
        if (joined != null) {
          return joined;
        }
      }
    }
    throw new IOException(
        process.isAlive() ? "it did not start in time" : "it ended with " + process.exitValue());
  }

  /** Waits for TinyB in the child, then listens to it. */
  private void greet(Consumer<TinybMessage> events, Runnable end) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    TinybMessage first = TinybMessage.read(in);
    if (first.kind() != Kind.READY) {
      throw new LinkException(
          first.kind() == Kind.UNUSABLE ? first.word(0) : TinybWords.manager(first.word(0)));
    }
    Thread.ofPlatform().daemon().name("tinyb").start(() -> listen(in, events, end));
  }

  private void listen(DataInputStream in, Consumer<TinybMessage> events, Runnable end) {
    try {
      while (true) {
        TinybMessage message = TinybMessage.read(in);
        if (message.kind() == Kind.DONE || message.kind() == Kind.FAILED) {
          CompletableFuture<TinybMessage> asked = waiting.remove(message.number());
          if (asked != null) {
            asked.complete(message);
          }
        } else {
          events.accept(message);
        }
      }
    } catch (IOException e) {
      LOG.debug("TinyB's process has ended", e);
    } finally {
      ended = true;
      waiting.values().forEach(asked -> asked.cancel(false));
      end.run();
      close();
    }
  }

  /** Something that ends with the process. */
  void watch(BluezWatch closed) {
    watch = closed;
    if (ended) {
      closed.close();
    }
  }

  boolean hasEnded() {
    return ended;
  }

  /**
   * Asks the child and waits for its answer.
   *
   * @return the answer, DONE or FAILED; null when the child ended or did not answer in time
   */
  @Nullable TinybMessage ask(Kind kind, List<String> words, byte[] value, long millis)
      throws InterruptedException {
    int number = numbers.incrementAndGet();
    CompletableFuture<TinybMessage> answer = new CompletableFuture<>();
    waiting.put(number, answer);
    try {
      if (!ended && send(new TinybMessage(kind, number, words, value))) {
        return answer.get(millis, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      LOG.debug("TinyB's process did not answer to {}", kind, e);
    } finally {
      waiting.remove(number);
    }
    return null;
  }

  private boolean send(TinybMessage message) {
    synchronized (out) {
      try {
        message.write(out);
        return true;
      } catch (IOException e) {
        return false;
      }
    }
  }

  @Override
  public void close() {
    BluezWatch closed = watch;
    if (closed != null) {
      closed.close();
    }
    try {
      channel.close();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    delete(folder);
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      LOG.debug("{} stays behind", folder, e);
    }
  }
}
