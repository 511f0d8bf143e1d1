package org.rollscope.bridge.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingTest {
  private static final int PINGRESP = 0xd0;
  private static final int PUBLISH = 0x32;

  /** A network that gives bytes in small pieces, now and then none in time, and then breaks. */
  private static final class Network extends InputStream {
    private final byte[] bytes;
    private final SplittableRandom random;
    private int at;

    Network(byte[] bytes, long seed) {
      this.bytes = bytes;
      random = new SplittableRandom(seed);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("byte by byte");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (random.nextInt(4) == 0) {
        throw new SocketTimeoutException("nothing yet");
      }
      if (at == bytes.length) {
        throw new SocketException("Connection reset");
      }
      int count = Math.min(Math.min(length, bytes.length - at), random.nextInt(1, 9));
      System.arraycopy(bytes, at, buffer, offset, count);
      at += count;
      return count;
    }
  }

  private static byte[] packet(int head, byte[] body) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    packet.write(head);
    int left = body.length;
    do {
      packet.write(left > 127 ? left % 128 + 128 : left);
      left /= 128;
    } while (left > 0);
    packet.writeBytes(body);
    return packet.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** With session expiry, user property, reason, topic alias maximum and this Receive Maximum. */
  private static byte[] connAck(int receiveMaximum) {
    byte[] properties =
        bytes(
            0x11,
            0,
            0,
            0x21,
            0xff,
            0x26,
            0,
            1,
            'a',
            0,
            2,
            'b',
            0x21,
            0x1f,
            0,
            2,
            'o',
            'k',
            0x22,
            0,
            10,
            0x21,
            receiveMaximum >> 8,
            receiveMaximum & 0xff,
            0x2a,
            1);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(bytes(0, 0, properties.length));
    body.writeBytes(properties);
    return packet(0x20, body.toByteArray());
  }

  private static byte[] read(Incoming incoming, int most, List<String> ends) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[most];
    while (ends.isEmpty()) {
      try {
        int count = incoming.read(buffer, 0, buffer.length);
        assertThat(count).isPositive();
        read.write(buffer, 0, count);
      } catch (SocketTimeoutException e) {
        continue; // as Paho does
      } catch (SocketException e) {
        assertThat(ends).isNotEmpty();
      }
    }
    return read.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void endsOnlyWhenAllMessagesWereHandedOver(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(connAck(20));
    int messages = random.nextInt(20);
    for (int i = 0; i < messages; i++) {
      byte[] body = new byte[random.nextInt(400)];
      random.nextBytes(body);
      all.writeBytes(packet(PUBLISH, body));
      all.writeBytes(packet(PINGRESP, new byte[0]));
    }
    byte[] torn = packet(PUBLISH, new byte[300]);
    all.write(torn, 0, random.nextInt(torn.length));
    List<String> ends = new ArrayList<>();
    Incoming incoming =
        new Incoming(new Network(all.toByteArray(), seed), count -> ends.add("after " + count));
    assertThat(read(incoming, random.nextInt(1, 50), ends)).isEqualTo(all.toByteArray());
    assertThat(ends).containsExactly("after " + messages);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 32_767, 32_768, 40_000, 65_535})
  void showsPahoOnlyAReceiveMaximumThatItUnderstands(int receiveMaximum) throws IOException {
    List<String> ends = new ArrayList<>();
    Incoming incoming =
        new Incoming(new Network(connAck(receiveMaximum), 1), count -> ends.add("end"));
    assertThat(read(incoming, 10, ends)).isEqualTo(connAck(Math.min(receiveMaximum, 32_767)));
  }

  @Test
  void leavesAloneWhatItDoesNotKnow() throws IOException {
    List<byte[]> others =
        List.of(
            bytes(0x20, 2, 0, 0), // of MQTT 3
            packet(0x20, bytes(0, 0, 5, 0x77, 0x21, 0xff, 0xff, 0)),
            packet(0xe0, new byte[300]));
    for (byte[] other : others) {
      List<String> ends = new ArrayList<>();
      Incoming incoming = new Incoming(new Network(other, 1), count -> ends.add("end"));
      assertThat(read(incoming, 10, ends)).isEqualTo(other);
    }
  }
}
