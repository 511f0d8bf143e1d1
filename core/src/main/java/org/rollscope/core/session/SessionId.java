package org.rollscope.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the identifier of a session, the same whenever the same data are analysed. */
final class SessionId {
  private static final int BYTES = 8;

  private SessionId() {}

  /**
   * Hashes the device, its boot and the device time of the first contact sample in µs.
   *
   * @return 16 hexadecimal digits
   */
  static String of(String device, String boot, double firstContact) {
    String text = device + '|' + boot + '|' + Math.round(firstContact * 1e6);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
