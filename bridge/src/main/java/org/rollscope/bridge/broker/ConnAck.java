package org.rollscope.bridge.broker;

/** The packet by which a broker answers a connect. */
final class ConnAck {
  private static final int RECEIVE_MAXIMUM = 0x21;

  /** The highest one that Paho reads rightly, and more than anybody needs. */
  private static final int HIGHEST = Short.MAX_VALUE;

  private final byte[] packet;
  private int at = 1;

  private ConnAck(byte[] packet) {
    this.packet = packet;
  }

  /** The packet, with a Receive Maximum that Paho understands. */
  static byte[] forPaho(byte[] packet) {
    byte[] changed = packet.clone();
    try {
      new ConnAck(changed).lower();
    } catch (ArrayIndexOutOfBoundsException e) {
      return packet; // no such packet; Paho says so
    }
    return changed;
  }

  private void lower() {
    if ((packet[0] & 0xff) >> 4 != 2) {
      return;
    }
    number(); // length of the packet
    at += 2; // flags and reason
    int end = number() + at;
    while (at < end) {
      int property = packet[at++] & 0xff;
      if (property == RECEIVE_MAXIMUM && two() > HIGHEST) {
        packet[at] = (byte) (HIGHEST >> 8);
        packet[at + 1] = (byte) HIGHEST;
      }
      at += length(property);
    }
  }

  /** Length of a property's value, by the table 2-4 of MQTT 5; for unknown ones behind the end. */
  private int length(int property) {
    return switch (property) {
      case 0x24, 0x25, 0x28, 0x29, 0x2A -> 1;
      case 0x13, RECEIVE_MAXIMUM, 0x22 -> 2;
      case 0x11, 0x27 -> 4;
      case 0x12, 0x15, 0x16, 0x1A, 0x1C, 0x1F -> 2 + two();
      case 0x26 -> {
        int name = 2 + two();
        at += name;
        int value = 2 + two();
        at -= name;
        yield name + value;
      }
      default -> packet.length;
    };
  }

  private int two() {
    return ((packet[at] & 0xff) << 8) | (packet[at + 1] & 0xff);
  }

  /** A variable byte integer. */
  private int number() {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = packet[at++];
      value |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
