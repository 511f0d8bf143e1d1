package org.rollscope.bridge.guest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the bus of the guest, which is behind a TCP port, the shape that D-Bus clients know: a UNIX
 * socket. Everything passes but file descriptors.
 */
final class BusRelay implements AutoCloseable {
  private final Path path;
  private final InetSocketAddress bus;
  private final ServerSocketChannel door;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  BusRelay(Path path, int port) throws IOException {
    this.path = path;
    bus = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    door.bind(UnixDomainSocketAddress.of(path));
    Thread.ofVirtual().name("bus-door").start(this::serve);
  }

  /** As D-Bus spells it. */
  String address() {
    return "unix:path=" + path;
  }

  private void serve() {
    while (true) {
      SocketChannel client;
      try {
        client = door.accept();
      } catch (IOException e) {
        return; // closed
      }
      open.add(client);
      connect(client);
    }
  }

  private void connect(SocketChannel client) {
    try {
      SocketChannel guest = SocketChannel.open(bus);
      open.add(guest);
      guest.setOption(StandardSocketOptions.TCP_NODELAY, true);
      Thread.ofVirtual().name("bus-in").start(() -> pass(client, guest));
      Thread.ofVirtual().name("bus-out").start(() -> pass(guest, client));
    } catch (IOException e) {
      end(client); // which is how the client learns that nobody is there
    }
  }

  private void pass(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    try {
      while (from.read(buffer.clear()) >= 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          to.write(buffer);
        }
      }
    } catch (IOException e) {
      // One side has gone; the other learns it here.
    } finally {
      end(from);
      end(to);
    }
  }

  private void end(SocketChannel channel) {
    open.remove(channel);
    try {
      channel.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(this::end);
  }
}
