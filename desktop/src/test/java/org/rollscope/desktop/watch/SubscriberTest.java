package org.rollscope.desktop.watch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SubscriberTest {
  private static final byte[] CONNACK = HexFormat.of().parseHex("2003000000");

  /** More than the second after which the client connects again by itself. */
  private static final int NO_MORE_MILLIS = 2_000;

  @Test
  void aBrokerThatHangsUpAtTheSubscriptionIsLeftForGood() throws Exception {
    try (ServerSocket broker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> hungUp = CompletableFuture.runAsync(() -> hangUp(broker));
      String url = "tcp://127.0.0.1:" + broker.getLocalPort();
      assertThatThrownBy(() -> Subscriber.connect(url, "view", "rollscope/#"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(url)
          .hasMessageContaining("it ends the connection at once");
      hungUp.join();
      broker.setSoTimeout(NO_MORE_MILLIS);
      assertThatThrownBy(broker::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  private static void hangUp(ServerSocket broker) {
    try (Socket client = broker.accept()) {
      DataInputStream packets = new DataInputStream(client.getInputStream());
      skip(packets);
      client.getOutputStream().write(CONNACK);
      skip(packets);
    } catch (IOException e) {
      throw new IllegalStateException("the client was not there to be left", e);
    }
  }

  private static void skip(DataInputStream packets) throws IOException {
    packets.readByte();
    packets.skipNBytes(packets.readUnsignedByte()); // one byte of length is enough for these
  }
}
