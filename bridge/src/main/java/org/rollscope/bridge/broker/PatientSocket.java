package org.rollscope.bridge.broker;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/**
 * A socket that lets a peer's last words be heard. A broker that refuses a certificate says so and
 * goes; what is written meanwhile would fail, and TLS would give up before it has read why. So a
 * write to a peer that has gone does nothing, and the end is told by the next read. Small packets
 * go at once: Nagle's algorithm would hold them back for up to 40 ms.
 */
final class PatientSocket extends Socket {
  private final BrokerAddress address;
  private @Nullable InputStream in;

  PatientSocket(BrokerAddress address) throws SocketException {
    this.address = address;
    setTcpNoDelay(true);
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    InputStream known = in;
    if (known == null) {
      InputStream bytes = super.getInputStream();
      known = address.isSecure() ? bytes : new FirstByte(bytes, address);
      in = known;
    }
    return known;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new Output(super.getOutputStream());
  }

  private final class Output extends FilterOutputStream {
    private Output(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (SocketException e) {
        if (isClosed()) {
          throw e;
        }
      }
    }
  }
}
