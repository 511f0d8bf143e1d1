package org.rollscope.desktop.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;

/** A packet of MQTT 5 as bytes, as far as faults need to look into it. */
final class Packet {
  static final int CONNECT = 1;
  static final int CONNACK = 2;
  static final int PUBLISH = 3;
  static final int PUBACK = 4;
  private static final int RECEIVE_MAXIMUM = 0x21;
  private static final int TOPIC_ALIAS_MAXIMUM = 0x22;
  private static final int TOPIC_ALIAS = 0x23;

  private final byte[] bytes;
  private final int body;

  private Packet(byte[] bytes, int body) {
    this.bytes = bytes;
    this.body = body;
  }

  /** The next packet of a stream. */
  static Packet read(DataInputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(in.readByte());
    int length = 0;
    int shift = 0;
    byte next;
    do {
      next = in.readByte();
      head.write(next);
      length |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    int body = head.size();
    head.writeBytes(in.readNBytes(length));
    if (head.size() < body + length) {
      throw new IOException("the connection ended within a packet");
    }
    return new Packet(head.toByteArray(), body);
  }

  private static Packet of(int head, byte... body) {
    byte[] bytes = new byte[body.length + 2];
    bytes[0] = (byte) head;
    bytes[1] = (byte) body.length;
    System.arraycopy(body, 0, bytes, 2, body.length);
    return new Packet(bytes, 2);
  }

  static Packet connectionRefused(int reason) {
    return of(CONNACK << 4, (byte) 0, (byte) reason, (byte) 0);
  }

  /** The answer to a message, with a reason. */
  static Packet acknowledgement(int id, int reason) {
    return of(PUBACK << 4, (byte) (id >> 8), (byte) id, (byte) reason);
  }

  byte[] bytes() {
    return bytes;
  }

  int type() {
    return (bytes[0] & 0xff) >> 4;
  }

  int quality() {
    return bytes[0] >> 1 & 3;
  }

  private int two(int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  /** The topic of a PUBLISH; empty where an alias stands for it. */
  String topic() {
    return new String(bytes, body + 2, two(body), UTF_8);
  }

  /** The id of a PUBLISH of quality 1, or of a PUBACK. */
  int id() {
    return two(type() == PUBLISH ? body + 2 + two(body) : body);
  }

  /** The topic alias of a PUBLISH; 0 for none. */
  int topicAlias() {
    int at = body + 2 + two(body) + (quality() > 0 ? 2 : 0);
    int length = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      length |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    int end = at + length;
    while (at < end) {
      switch (bytes[at++]) {
        case TOPIC_ALIAS -> {
          return two(at);
        }
        case 0x01 -> at += 1;
        case 0x02 -> at += 4;
        case 0x03, 0x08, 0x09 -> at += 2 + two(at);
        case 0x26 -> {
          at += 2 + two(at);
          at += 2 + two(at);
        }
        default -> throw new IllegalStateException("a property that no bridge of ours sends");
      }
    }
    return 0;
  }

  /** A CONNACK as if the broker took so many messages at once, and knew so many topic aliases. */
  Packet withLimits(int receiveMaximum, int topicAliases) {
    ByteArrayOutputStream properties = new ByteArrayOutputStream();
    properties.write(RECEIVE_MAXIMUM);
    properties.write(receiveMaximum >> 8);
    properties.write(receiveMaximum);
    if (topicAliases > 0) {
      properties.write(TOPIC_ALIAS_MAXIMUM);
      properties.write(topicAliases >> 8);
      properties.write(topicAliases);
    }
    byte[] packet = new byte[3 + properties.size()];
    packet[0] = bytes[body];
    packet[1] = bytes[body + 1];
    packet[2] = (byte) properties.size();
    System.arraycopy(properties.toByteArray(), 0, packet, 3, properties.size());
    return of(CONNACK << 4, packet);
  }
}
