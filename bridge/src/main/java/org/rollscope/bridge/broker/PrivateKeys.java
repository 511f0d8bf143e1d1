package org.rollscope.bridge.broker;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;

/**
 * Private keys as OpenSSL writes them. Java reads PKCS #8 only; the older forms, PKCS #1 for RSA
 * and SEC 1 for elliptic curves, are what PKCS #8 wraps, so they are wrapped here.
 */
final class PrivateKeys {
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

  /** AlgorithmIdentifier of rsaEncryption, with its NULL. */
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");

  /** The object identifier of id-ecPublicKey. */
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int EC_PARAMETERS = 0xA0;

  private PrivateKeys() {}

  /**
   * Reads a key.
   *
   * @param type what PEM calls it
   */
  static PrivateKey decode(String type, byte[] bytes) throws GeneralSecurityException {
    byte[] encoded =
        switch (type) {
          case "PRIVATE KEY" -> bytes;
          case "RSA PRIVATE KEY" -> element(SEQUENCE, VERSION_0, RSA, element(OCTETS, bytes));
          case "EC PRIVATE KEY" ->
              element(
                  SEQUENCE, VERSION_0, element(SEQUENCE, EC, curve(bytes)), element(OCTETS, bytes));
          default -> throw new InvalidKeyException("keys of the kind " + type + " are unknown");
        };
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (InvalidKeySpecException e) {
        // It is of another kind; the next one is tried.
      }
    }
    throw new InvalidKeyException("it is damaged, or neither RSA nor of an elliptic curve");
  }

  /** Whether a key is the one of a certificate's public key: what it signs, that verifies. */
  static boolean match(PublicKey publicKey, PrivateKey key) {
    String algorithm =
        switch (publicKey.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> publicKey.getAlgorithm();
        };
    byte[] words = {1, 2, 3};
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(words);
      byte[] signed = signer.sign();
      signer.initVerify(publicKey);
      signer.update(words);
      return signer.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // a key of another kind
    }
  }

  /** The curve's object identifier, which SEC 1 has after version and key. */
  private static byte[] curve(byte[] sec1) throws InvalidKeyException {
    try {
      ByteBuffer der = ByteBuffer.wrap(sec1);
      enter(der);
      while (der.hasRemaining()) {
        int tag = der.get() & 0xFF;
        byte[] content = new byte[length(der)];
        der.get(content);
        if (tag == EC_PARAMETERS) {
          return content;
        }
      }
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new InvalidKeyException("it is damaged", e);
    }
    throw new InvalidKeyException("it does not name its curve");
  }

  private static void enter(ByteBuffer der) throws InvalidKeyException {
    if (der.get() != SEQUENCE) {
      throw new InvalidKeyException("it is damaged");
    }
    length(der);
  }

  private static int length(ByteBuffer der) throws InvalidKeyException {
    int first = der.get() & 0xFF;
    int length = first < 0x80 ? first : 0;
    for (int i = 0x80; i < first; i++) {
      length = (length << 8) | (der.get() & 0xFF);
    }
    if (length < 0 || length > der.remaining()) {
      throw new InvalidKeyException("it is cut off");
    }
    return length;
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    int length = content.size();
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (length > 0xFF) {
      element.write(0x82);
      element.write(length >> 8);
    } else if (length >= 0x80) {
      element.write(0x81);
    }
    element.write(length);
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }
}
