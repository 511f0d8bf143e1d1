package org.rollscope.bridge.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.TlsConfig;

/** TCP, and TLS over it. */
final class SocketLine implements Line {
  private final BrokerAddress address;
  private final TlsConfig certificates;
  private final Duration timeout;
  private volatile Stage stage = Stage.FINDING;
  private volatile @Nullable Identity identity;
  private @Nullable Socket socket;
  private @Nullable Socket talk;
  private boolean stopped;

  SocketLine(BrokerAddress address, TlsConfig certificates, Duration timeout) {
    this.address = address;
    this.certificates = certificates;
    this.timeout = timeout;
  }

  @Override
  public void start() throws IOException {
    TlsSetup tls = address.isSecure() ? TlsSetup.read(certificates, address.host()) : null;
    InetSocketAddress place = new InetSocketAddress(address.find(), address.port());
    stage = Stage.CONNECTING;
    Socket open = hold(new PatientSocket(address));
    open.connect(place, (int) timeout.toMillis());
    if (tls == null) {
      talk = open;
    } else {
      stage = Stage.SECURING;
      identity = tls.identity();
      talk = secured(open, tls);
    }
    stage = Stage.OPEN;
  }

  private synchronized Socket hold(Socket opening) throws IOException {
    if (stopped) {
      opening.close();
      throw new SocketException("stopped");
    }
    socket = opening;
    return opening;
  }

  private Socket secured(Socket open, TlsSetup tls) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            tls.context()
                .getSocketFactory()
                .createSocket(open, address.host(), address.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // its name must be in the certificate
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return socket().getInputStream();
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return socket().getOutputStream();
  }

  /** The open one, secured where that is wanted. */
  Socket socket() throws SocketException {
    Socket open = talk;
    if (open == null) {
      throw new SocketException("not connected");
    }
    return open;
  }

  /** Closes the socket below TLS: the farewell of TLS may wait for a peer that does not read. */
  @Override
  public synchronized void stop() throws IOException {
    stopped = true;
    if (socket != null) {
      socket.close();
    }
  }

  @Override
  public String getServerURI() {
    return address.toString();
  }

  @Override
  public Stage stage() {
    return stage;
  }

  @Override
  public @Nullable Identity identity() {
    return identity;
  }
}
