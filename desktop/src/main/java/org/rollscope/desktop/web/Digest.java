package org.rollscope.desktop.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256. */
final class Digest {
  private Digest() {}

  /** As a short text for tags of content. */
  static String of(byte[] content) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(content)).substring(0, 22);
  }

  static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
