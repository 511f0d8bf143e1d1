package org.rollscope.bridge.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A device that speaks over TCP: a simulator, or a serial port that is shared in a network. */
public final class TcpLinkSource implements LinkSource {
  private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
  private static final int READ_TIMEOUT_MILLIS = 100;

  private final String host;
  private final int port;

  public TcpLinkSource(String host, int port) {
    this.host = host;
    this.port = port;
  }

  @Override
  public String name() {
    return "tcp://" + host + ":" + port;
  }

  @Override
  public Link open() throws LinkException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), CONNECT_TIMEOUT_MILLIS);
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      socket.setTcpNoDelay(true);
      return new TcpLink(name(), socket, socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      closeQuietly(socket);
      throw new LinkException(
          "Nothing answers at " + name() + " (" + e.getMessage() + "). Is the device running?", e);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is given up either way.
      return;
    }
  }

  private record TcpLink(String name, Socket socket, InputStream in, OutputStream out)
      implements Link {
    @Override
    public int read(byte[] buffer) throws LinkException {
      try {
        int count = in.read(buffer);
        if (count < 0) {
          close();
          throw new LinkException(name + " has closed the connection.");
        }
        return count;
      } catch (SocketTimeoutException e) {
        return 0;
      } catch (LinkException e) {
        throw e;
      } catch (IOException e) {
        close();
        throw new LinkException(name + " was lost (" + e.getMessage() + ").", e);
      }
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      try {
        out.write(bytes);
        out.flush();
      } catch (IOException e) {
        close();
        throw new LinkException(name + " does not take data any more.", e);
      }
    }

    @Override
    public void close() {
      closeQuietly(socket);
    }
  }
}
