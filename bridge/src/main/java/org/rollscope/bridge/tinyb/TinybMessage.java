package org.rollscope.bridge.tinyb;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.ble.Radio;

/**
 * What parent and child tell each other. On the socket: the kind's name, i32 number, u8 count of
 * words and the words in modified UTF-8, i32 length of the value and the value.
 */
final class TinybMessage {
  private static final int LONGEST_VALUE = 1 << 16;

  /** What it is about; a request's number is that of its answer. */
  enum Kind {
    // to the child
    ADAPTERS,
    SCAN,
    QUIET,
    CONNECT,
    BOND,
    READ,
    WRITE,
    SUBSCRIBE,
    DISCONNECT,
    // from the child
    READY,
    UNUSABLE,
    DONE,
    FAILED,
    HEARD,
    NOTIFIED,
    LOST
  }

  private final Kind kind;
  private final int number;
  private final List<String> words;
  private final byte[] value;

  TinybMessage(Kind kind, int number, List<String> words, byte[] value) {
    this.kind = kind;
    this.number = number;
    this.words = List.copyOf(words);
    this.value = value;
  }

  static TinybMessage of(Kind kind, int number, String... words) {
    return new TinybMessage(kind, number, List.of(words), new byte[0]);
  }

  Kind kind() {
    return kind;
  }

  int number() {
    return number;
  }

  List<String> words() {
    return words;
  }

  String word(int index) {
    return words.get(index);
  }

  byte[] value() {
    return value;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeUTF(kind.name());
    out.writeInt(number);
    out.writeByte(words.size());
    for (String word : words) {
      out.writeUTF(word);
    }
    out.writeInt(value.length);
    out.write(value);
    out.flush();
  }

  static TinybMessage read(DataInputStream in) throws IOException {
    String kind = in.readUTF();
    int number = in.readInt();
    List<String> words = new ArrayList<>();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      words.add(in.readUTF());
    }
    int length = in.readInt();
    if (length < 0 || length > LONGEST_VALUE) {
      throw new IOException("a value of " + length + " bytes is too long");
    }
    byte[] value = new byte[length];
    in.readFully(value);
    try {
      return new TinybMessage(Kind.valueOf(kind), number, words, value);
    } catch (IllegalArgumentException e) {
      throw new IOException("a message of kind " + kind + " is not known", e);
    }
  }

  /** The adapters in the answer to {@link Kind#ADAPTERS}; none in another. */
  List<Radio.Adapter> adapters() {
    List<Radio.Adapter> adapters = new ArrayList<>();
    for (int i = 0; kind == Kind.DONE && i + 2 < words.size(); i += 3) {
      adapters.add(
          new Radio.Adapter(
              words.get(i), words.get(i + 1), Boolean.parseBoolean(words.get(i + 2))));
    }
    return adapters;
  }
}
