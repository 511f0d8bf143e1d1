package org.rollscope.desktop.faults;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The way from a client to a broker, packet by packet, with the weather that is wanted. It is held
 * against the client if it sends more at once than it may.
 */
final class FaultProxy implements AutoCloseable {
  /** What happens to packets. */
  enum Weather {
    /** They go through. */
    CLEAR,
    /** They wait, in both directions. */
    STALLED,
    /** They vanish, as when the other side is gone without a word. */
    SWALLOWING,
    /** Who connects gets no answer. */
    MUTE,
    /** Who connects is thrown out at once. */
    CLOSED
  }

  private static final int LARGEST_WINDOW = 65_535;

  private final int brokerPort;
  private final ServerSocket server;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile Weather weather = Weather.CLEAR;
  private volatile int refusal;
  private volatile long bytesPerSecond;
  private volatile Function<Packet, Packet> answers = packet -> packet;
  private volatile Function<Packet, @Nullable Packet> refusals = packet -> null;
  private volatile int window = LARGEST_WINDOW;
  private volatile int aliases;
  private volatile int mostAtOnce;
  private volatile int highestAlias;
  private volatile int accepted;

  FaultProxy(int brokerPort) throws IOException {
    this.brokerPort = brokerPort;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("fault-proxy").start(this::accept);
  }

  String address() {
    return "tcp://127.0.0.1:" + server.getLocalPort();
  }

  void weather(Weather next) {
    weather = next;
    synchronized (this) {
      notifyAll();
    }
    if (next != Weather.SWALLOWING) {
      connections.stream().filter(one -> one.doomed).forEach(Connection::cut);
    }
  }

  /** Answers each CONNECT with a refusal; 0 lets it through again. */
  void refuseConnections(int reason) {
    refusal = reason;
    cut();
  }

  /** Answers some of the client's packets instead of the broker; null for those that go through. */
  void answer(Function<Packet, @Nullable Packet> next) {
    refusals = next;
  }

  /** As slow as this, in both directions; 0 for no limit. */
  void slow(long nextBytesPerSecond) {
    bytesPerSecond = nextBytesPerSecond;
  }

  /** Pretends other limits of the broker, from the next connect on. */
  void limits(int receiveMaximum, int topicAliases) {
    window = receiveMaximum;
    aliases = topicAliases;
    mostAtOnce = 0;
    highestAlias = 0;
    answers =
        packet ->
            packet.type() == Packet.CONNACK
                ? packet.withLimits(receiveMaximum, topicAliases)
                : packet;
    cut();
  }

  /** Breaks all connections. */
  void cut() {
    connections.forEach(Connection::cut);
  }

  /** Most messages that were on the way at once. */
  int mostAtOnce() {
    return mostAtOnce;
  }

  int highestAlias() {
    return highestAlias;
  }

  /** Connections so far. */
  int accepted() {
    return accepted;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Connection connection = new Connection(server.accept());
        accepted++;
        connections.add(connection);
        Thread.ofVirtual().start(connection::open);
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)); // closed, or the client has gone
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  private final class Connection {
    private final Socket client;
    private @Nullable Socket broker;
    private boolean closed;
    private volatile boolean doomed;
    private int atOnce;

    Connection(Socket client) {
      this.client = client;
    }

    void open() {
      try {
        client.setTcpNoDelay(true);
        if (weather == Weather.MUTE) {
          doomed = true;
          return;
        }
        if (weather == Weather.CLOSED) {
          cut();
          return;
        }
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
        upstream.setTcpNoDelay(true);
        synchronized (this) {
          broker = upstream;
          if (closed) {
            upstream.close();
            return;
          }
        }
        Thread.ofVirtual().start(() -> pump(upstream, client, false));
        pump(client, upstream, true);
      } catch (IOException e) {
        cut();
      }
    }

    private void pump(Socket from, Socket to, boolean toBroker) {
      try {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
        while (true) {
          Packet packet = Packet.read(in);
          if (passes()) {
            throttle(packet.bytes().length);
            if (toBroker) {
              up(packet, to);
            } else {
              down(packet, to);
            }
          }
        }
      } catch (IOException | InterruptedException e) {
        if (weather == Weather.SWALLOWING) {
          doomed = true; // nobody hears of it
        } else {
          cut();
        }
      }
    }

    private boolean passes() throws InterruptedException {
      synchronized (FaultProxy.this) {
        while (weather == Weather.STALLED) {
          FaultProxy.this.wait();
        }
      }
      doomed |= weather == Weather.SWALLOWING;
      return !doomed;
    }

    private void throttle(int bytes) {
      long pace = bytesPerSecond;
      if (pace > 0) {
        LockSupport.parkNanos(bytes * 1_000_000_000L / pace);
      }
    }

    private void up(Packet packet, Socket to) throws IOException {
      if (packet.type() == Packet.CONNECT && refusal != 0) {
        send(Packet.connectionRefused(refusal), client);
        client.close();
        return;
      }
      if (packet.type() == Packet.PUBLISH) {
        count(packet);
      }
      Packet answer = refusals.apply(packet);
      if (answer == null) {
        send(packet, to);
      } else {
        acknowledged();
        send(answer, client);
      }
    }

    private synchronized void count(Packet packet) {
      highestAlias = Math.max(highestAlias, packet.topicAlias());
      if (packet.quality() > 0) {
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      }
    }

    private synchronized void acknowledged() {
      atOnce--;
    }

    private void down(Packet packet, Socket to) throws IOException {
      if (packet.type() == Packet.PUBACK) {
        acknowledged();
      }
      send(answers.apply(packet), to);
    }

    private void send(Packet packet, Socket to) throws IOException {
      synchronized (to) {
        OutputStream out = to.getOutputStream();
        out.write(packet.bytes());
        out.flush();
      }
    }

    synchronized void cut() {
      closed = true;
      connections.remove(this);
      reset(client);
      if (broker != null) {
        reset(broker);
      }
    }

    private void reset(Socket socket) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        doomed = true; // it is closed already
      }
    }
  }
}
