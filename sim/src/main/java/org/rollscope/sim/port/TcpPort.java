package org.rollscope.sim.port;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * A virtual device on TCP, where there are no pseudo-terminals. One host at a time; a new one takes
 * the line over.
 */
public final class TcpPort implements DevicePort {
  private final Selector selector;
  private final ServerSocketChannel server;
  private final String path;
  private volatile @Nullable SocketChannel host;

  private TcpPort(Selector selector, ServerSocketChannel server, InetSocketAddress address) {
    this.selector = selector;
    this.server = server;
    this.path = "tcp://" + address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /**
   * Listens on this machine only.
   *
   * @param port 0 for any free one
   * @throws PortException when the port is taken or forbidden
   */
  public static TcpPort open(int port) throws PortException {
    try {
      ServerSocketChannel server = ServerSocketChannel.open();
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      try {
        server.bind(address);
      } catch (IOException e) {
        server.close();
        throw e;
      }
      server.configureBlocking(false);
      Selector selector = Selector.open();
      server.register(selector, SelectionKey.OP_ACCEPT);
      return new TcpPort(selector, server, (InetSocketAddress) server.getLocalAddress());
    } catch (IOException e) {
      throw new PortException(
          "could not listen on TCP port " + port + ": " + e.getMessage() + "; choose another port",
          e);
    }
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public boolean connected() {
    return host != null;
  }

  @Override
  public int read(byte[] buffer, int timeoutMillis) throws PortException {
    try {
      if (timeoutMillis > 0) {
        selector.select(timeoutMillis);
      } else {
        selector.selectNow();
      }
      if (!selector.isOpen()) {
        throw new PortException("the virtual port " + path + " is closed");
      }
      selector.selectedKeys().clear();
      accept();
      return take(buffer);
    } catch (PortException e) {
      throw e;
    } catch (ClosedSelectorException e) {
      throw new PortException("the virtual port " + path + " is closed", e);
    } catch (IOException e) {
      throw new PortException("the virtual port " + path + " broke: " + e.getMessage(), e);
    }
  }

  private void accept() throws IOException {
    SocketChannel guest = server.accept();
    if (guest == null) {
      return;
    }
    hangUp();
    guest.configureBlocking(false);
    guest.setOption(StandardSocketOptions.TCP_NODELAY, true);
    guest.register(selector, SelectionKey.OP_READ);
    host = guest;
  }

  private int take(byte[] buffer) {
    SocketChannel guest = host;
    if (guest == null) {
      return 0;
    }
    try {
      int count = guest.read(ByteBuffer.wrap(buffer));
      if (count >= 0) {
        return count;
      }
    } catch (IOException e) {
      // A host that cuts the line is no fault of the port.
    }
    hangUp();
    return 0;
  }

  @Override
  public int write(byte[] bytes, int offset, int length) throws PortException {
    if (!server.isOpen()) {
      throw new PortException("the virtual port " + path + " is closed");
    }
    SocketChannel guest = host;
    if (guest == null) {
      return length;
    }
    try {
      return guest.write(ByteBuffer.wrap(bytes, offset, length));
    } catch (IOException e) {
      hangUp();
      return length;
    }
  }

  private void hangUp() {
    SocketChannel guest = host;
    host = null;
    close(guest);
  }

  @Override
  public void close() {
    close(server);
    hangUp();
    close(selector);
  }

  private static void close(java.io.@Nullable Closeable part) {
    if (part != null) {
      try {
        part.close();
      } catch (IOException e) {
        // Nothing is left to lose.
      }
    }
  }
}
