package org.rollscope.desktop.certificate;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** Keys, on the curve P-256, which every TLS library knows. */
final class KeyPairs {
  private KeyPairs() {}

  static KeyPair make() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** Whether what one signs the other verifies. */
  static boolean belong(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(signature(key));
    byte[] text = "whose key is this".getBytes(US_ASCII);
    signature.initSign(key);
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(text);
    return signature.verify(signed);
  }

  private static String signature(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }
}
