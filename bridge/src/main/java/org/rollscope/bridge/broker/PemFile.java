package org.rollscope.bridge.broker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollscope.bridge.broker.BrokerException.Kind;

/**
 * The blocks of a PEM file; what stands around them is skipped.
 *
 * @param what the setting that names the file, for messages
 */
record PemFile(String what, Path file, List<Block> blocks) {
  private static final long LARGEST = 1 << 20;
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\R(.*?)-----END \\1-----", Pattern.DOTALL);

  /** What stands between a BEGIN and its END; {@code text} may have headers before the data. */
  record Block(String type, String text) {
    private boolean isEncrypted() {
      return type.equals("ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED");
    }

    private byte[] bytes() {
      return Base64.getMimeDecoder().decode(text);
    }
  }

  /**
   * @throws Trouble when there is no such file, or it may not be read, or is no PEM
   */
  static PemFile read(String what, Path file) throws Trouble {
    String text;
    try {
      if (Files.size(file) > LARGEST) {
        throw new Trouble(Kind.SETTINGS, "%s %s is too large for a PEM file".formatted(what, file));
      }
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw new Trouble(
          Kind.SETTINGS,
          "%s %s is missing; put it there, or name another".formatted(what, file),
          e);
    } catch (AccessDeniedException e) {
      throw new Trouble(
          Kind.SETTINGS,
          "%s %s may not be read by the user %s; change its owner or its rights"
              .formatted(what, file, System.getProperty("user.name")),
          e);
    } catch (Trouble e) {
      throw e;
    } catch (IOException e) {
      throw new Trouble(
          Kind.SETTINGS, "%s %s cannot be read: %s".formatted(what, file, e.getMessage()), e);
    }
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text);
    while (matcher.find()) {
      blocks.add(new Block(matcher.group(1), matcher.group(2)));
    }
    PemFile pem = new PemFile(what, file, List.copyOf(blocks));
    if (blocks.isEmpty()) {
      throw pem.wrong(
          "is no PEM file, which has lines such as -----BEGIN CERTIFICATE-----; " + CONVERT);
    }
    return pem;
  }

  private static final String CONVERT =
      "openssl x509 -inform DER makes one of a binary certificate, openssl pkcs12 of a .p12 file";

  /** All certificates, in the order of the file; at least one. */
  List<X509Certificate> certificates() throws Trouble {
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (Block block : blocks) {
        if (block.type.equals("CERTIFICATE") || block.type.equals("X509 CERTIFICATE")) {
          ByteArrayInputStream bytes = new ByteArrayInputStream(block.bytes());
          found.add((X509Certificate) factory.generateCertificate(bytes));
        }
      }
    } catch (CertificateException | IllegalArgumentException e) {
      throw wrong("holds a damaged certificate: " + e.getMessage());
    }
    if (found.isEmpty()) {
      throw wrong("holds no certificate but: " + types());
    }
    return found;
  }

  /** The first private key. */
  PrivateKey privateKey() throws Trouble {
    for (Block block : blocks) {
      if (block.isEncrypted()) {
        throw wrong(
            "holds a key with a password, which this program cannot ask for; write one without:"
                + " openssl pkcs8 -topk8 -nocrypt -in %s -out FILE, and chmod 600 FILE"
                    .formatted(file));
      }
      if (block.type.endsWith("PRIVATE KEY")) {
        try {
          return PrivateKeys.decode(block.type, block.bytes());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
          throw wrong("holds a key that cannot be read: " + e.getMessage());
        }
      }
    }
    throw wrong("holds no private key but: " + types());
  }

  private String types() {
    return String.join(", ", blocks.stream().map(Block::type).distinct().toList());
  }

  private Trouble wrong(String why) {
    return new Trouble(Kind.SETTINGS, what + " " + file + " " + why);
  }
}
