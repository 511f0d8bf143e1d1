package org.rollscope.bridge.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket (RFC 6455) over TCP or TLS. Paho's own takes a ping for an error, and the rest of a
 * frame that pauses for a second for the beginning of the next; and the JDK's does not let TLS say
 * why a broker refuses our certificate.
 */
final class WebSocketLine implements Line {
  private final BrokerAddress address;
  private final SocketLine below;
  private volatile @Nullable WebSocket socket;

  /** How far it has come once the line below is open. */
  private volatile Stage stage = Stage.UPGRADING;

  WebSocketLine(BrokerAddress address, SocketLine below) {
    this.address = address;
    this.below = below;
  }

  @Override
  public void start() throws IOException {
    below.start();
    WebSocket open = new WebSocket(address, below.socket());
    try {
      open.open();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    socket = open;
    stage = Stage.OPEN;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return open().in();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return open().out();
  }

  private WebSocket open() throws SocketException {
    WebSocket open = socket;
    if (open == null) {
      throw new SocketException("not connected");
    }
    return open;
  }

  @Override
  public void stop() throws IOException {
    below.stop();
  }

  @Override
  public String getServerURI() {
    return address.toString();
  }

  @Override
  public Stage stage() {
    Stage lower = below.stage();
    return lower == Stage.OPEN ? stage : lower;
  }

  @Override
  public @Nullable Identity identity() {
    return below.identity();
  }
}
