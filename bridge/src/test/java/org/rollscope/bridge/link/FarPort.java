package org.rollscope.bridge.link;

import java.io.IOException;
import java.util.Arrays;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.port.TcpPort;

/** A virtual port of the simulator as the device's end. */
record FarPort(DevicePort port, LinkSource source) implements Far {
  static FarPort pty() throws IOException {
    PtyPort port = PtyPort.open();
    return new FarPort(port, new SerialLinkSource(port.path(), 115_200));
  }

  static FarPort tcp() throws IOException {
    TcpPort port = TcpPort.open(0);
    int number = Integer.parseInt(port.path().substring(port.path().lastIndexOf(':') + 1));
    return new FarPort(port, new TcpLinkSource("127.0.0.1", number));
  }

  @Override
  public void send(byte[] bytes) throws IOException {
    // A look at the line lets a TCP port take its guest in.
    long end = System.nanoTime() + 1_000_000_000L;
    while (!port.connected() && System.nanoTime() < end) {
      port.read(new byte[1], 10);
    }
    if (port.write(bytes, 0, bytes.length) != bytes.length) {
      throw new IOException("the line is full");
    }
  }

  @Override
  public byte[] receive(int length) throws IOException {
    byte[] all = new byte[length];
    byte[] piece = new byte[1];
    int size = 0;
    long end = System.nanoTime() + 1_000_000_000L;
    while (size < length && System.nanoTime() < end) {
      int count = port.read(piece, 100);
      if (count > 0) {
        all[size++] = piece[0];
      }
    }
    return Arrays.copyOf(all, size);
  }

  @Override
  public void close() {
    port.close();
  }
}
