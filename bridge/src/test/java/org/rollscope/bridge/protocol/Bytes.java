package org.rollscope.bridge.protocol;

import java.util.HexFormat;

/** Bytes as documents write them. */
final class Bytes {
  private Bytes() {}

  static byte[] of(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }
}
