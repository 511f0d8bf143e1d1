package org.rollscope.bridge.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerException.Kind;

/**
 * What binary frames carry over an open socket, as two streams. Where MQTT's packets begin and end
 * does not matter in the frames. The library's threads read and write the socket, and end with it.
 */
final class WebSocket extends WebSocketClient {
  private static final int ROOM = 1 << 16;
  private static final Pattern STATUS =
      Pattern.compile("Invalid status code received: (\\d{3}) Status line: (.*)");

  private final BrokerAddress address;
  private final PipedInputStream in = new PipedInputStream(ROOM);
  private final PipedOutputStream arrived = new PipedOutputStream();
  private final OutputStream out = new Frames();
  private volatile @Nullable IOException failure;

  /**
   * A WebSocket that is not open yet.
   *
   * @param socket connected, and secured where that is wanted
   */
  @SuppressWarnings("deprecation") // a socket factory says the same in five methods
  WebSocket(BrokerAddress address, Socket socket) throws IOException {
    super(
        URI.create("ws://" + address.url().getRawAuthority() + address.path()),
        new Draft_6455(List.of(), List.of(new Protocol("mqtt"))));
    this.address = address;
    arrived.connect(in);
    setSocket(socket);
    setTcpNoDelay(true);
    setConnectionLostTimeout(0); // MQTT's own keep-alive sees to it
  }

  /**
   * Asks for it and waits for the answer.
   *
   * @throws IOException saying why it was not granted
   */
  void open() throws IOException, InterruptedException {
    if (!connectBlocking()) {
      IOException why = failure;
      throw why == null ? new IOException("the connection ends before there is a WebSocket") : why;
    }
  }

  InputStream in() {
    return in;
  }

  OutputStream out() {
    return out;
  }

  @Override
  public void onOpen(ServerHandshake answer) {}

  @Override
  public void onMessage(String text) {
    failure = new IOException("it sends text, where MQTT is binary");
    close();
  }

  @Override
  public void onMessage(ByteBuffer bytes) {
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    try {
      arrived.write(content);
      arrived.flush();
    } catch (IOException e) {
      close(); // nobody reads any more
    }
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    if (failure == null && reason != null && !reason.isEmpty()) {
      failure = refusal(reason);
    }
    try {
      arrived.close();
    } catch (IOException e) {
      failure = e;
    }
  }

  private IOException refusal(String reason) {
    Matcher status = STATUS.matcher(reason);
    if (!status.find()) {
      return new Trouble(
          Kind.OTHER,
          "it grants no WebSocket for MQTT (%s); is that its port for them?".formatted(reason));
    }
    return switch (status.group(1)) {
      case "401", "403" -> new Trouble(Kind.LOGIN, "it asks for a login by HTTP, and not by MQTT");
      case "404" ->
          new Trouble(
              Kind.OTHER,
              "it has no WebSocket at %s; give its path in the address".formatted(address.path()));
      default ->
          new Trouble(
              Kind.OTHER,
              "it grants no WebSocket but says '%s'; is that its port for them?"
                  .formatted(status.group(2)));
    };
  }

  @Override
  public void onError(Exception e) {
    if (e instanceof IOException why && failure == null) {
      failure = why;
    }
  }

  private final class Frames extends OutputStream {
    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        send(Arrays.copyOfRange(bytes, offset, offset + length));
      } catch (WebsocketNotConnectedException e) {
        throw new IOException("the WebSocket is closed", e);
      }
    }
  }
}
