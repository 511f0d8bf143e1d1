package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** A client that sends whatever bytes it is told to. */
final class Raw implements AutoCloseable {
  static final int CONNACK = 0x20;
  static final int PUBACK = 0x40;
  static final int SUBACK = 0x90;
  static final int DISCONNECT = 0xE0;
  static final int MQTT_3 = 4;
  static final int MQTT_5 = 5;

  private final Socket socket;
  private final DataInputStream in;

  /** What comes back: the kind of a packet and what follows its length. */
  record Packet(int kind, byte[] body) {
    int at(int index) {
      return body[index] & 0xFF;
    }
  }

  Raw(EmbeddedBroker broker) throws IOException {
    socket = new Socket(EmbeddedBroker.LOOPBACK, broker.port());
    socket.setSoTimeout(20_000);
    in = new DataInputStream(socket.getInputStream());
  }

  static Raw connected(EmbeddedBroker broker, int version, String id) throws IOException {
    Raw raw = new Raw(broker);
    raw.send(connect(version, id, null));
    Packet answer = raw.receive();
    assertThat(answer.kind()).isEqualTo(CONNACK);
    assertThat(answer.at(1)).as("reason").isZero();
    return raw;
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  Packet receive() throws IOException {
    int kind = in.readUnsignedByte() & 0xF0;
    int length = 0;
    int shift = 0;
    int digit;
    do {
      digit = in.readUnsignedByte();
      length |= (digit & 0x7F) << shift;
      shift += 7;
    } while (digit >= 0x80);
    byte[] body = new byte[length];
    in.readFully(body);
    return new Packet(kind, body);
  }

  /** Waits until the broker hangs up; what it says before is let go by. */
  void awaitEnd() throws IOException {
    try {
      while (true) {
        receive();
      }
    } catch (EOFException | SocketException e) {
      assertThat(socket.isClosed()).as("closed by the broker").isFalse();
    }
  }

  /** A CONNECT with a clean session and, if there is a topic for it, a last will. */
  static byte[] connect(int version, String id, @Nullable String will) throws IOException {
    Body body = new Body();
    body.text("MQTT").octet(version).octet(will == null ? 0x02 : 0x06).number(60);
    body.properties(version);
    body.text(id);
    if (will != null) {
      body.properties(version);
      body.text(will).text("gone");
    }
    return body.packet(0x10);
  }

  static byte[] publish(int version, String topic, int quality, byte[] payload) throws IOException {
    return publishFlags(version, topic, quality << 1, payload);
  }

  /** Of quality of service 1, retained. */
  static byte[] retain(int version, String topic, byte[] payload) throws IOException {
    return publishFlags(version, topic, 0x03, payload);
  }

  private static byte[] publishFlags(int version, String topic, int flags, byte[] payload)
      throws IOException {
    Body body = new Body().text(topic);
    if ((flags & 0x06) != 0) {
      body.number(1);
    }
    return body.properties(version).bytes(payload).packet(0x30 | flags);
  }

  /** Of quality of service 1, with properties as they are written. */
  static byte[] publishWith(String topic, byte[] properties) throws IOException {
    Body body = new Body().text(topic).number(1).octet(properties.length).bytes(properties);
    return body.packet(0x32);
  }

  static byte[] subscribe(int version, String... filters) throws IOException {
    Body body = new Body().number(7).properties(version);
    for (String filter : filters) {
      body.text(filter).octet(1);
    }
    return body.packet(0x82);
  }

  /** The start of a packet that says it has so many bytes more. */
  static byte[] head(int first, int length) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    int rest = length;
    do {
      bytes.write(rest >= 0x80 ? rest & 0x7F | 0x80 : rest);
      rest >>= 7;
    } while (rest > 0);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Collects a packet. */
  static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Body text(String text) throws IOException {
      byte[] encoded = text.getBytes(UTF_8);
      return number(encoded.length).bytes(encoded);
    }

    Body number(int number) throws IOException {
      out.writeShort(number);
      return this;
    }

    Body octet(int octet) throws IOException {
      out.writeByte(octet);
      return this;
    }

    Body bytes(byte[] more) throws IOException {
      out.write(more);
      return this;
    }

    Body properties(int version) throws IOException {
      return version == MQTT_5 ? octet(0) : this;
    }

    byte[] all() {
      return bytes.toByteArray();
    }

    byte[] packet(int first) throws IOException {
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      packet.write(head(first, bytes.size()));
      packet.write(bytes.toByteArray());
      return packet.toByteArray();
    }
  }
}
