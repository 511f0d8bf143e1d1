package org.rollscope.bridge.broker;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Somebody who signs certificates. */
final class Authority {
  private static final AtomicLong SERIAL = new AtomicLong(1);
  static final Instant NOW = Instant.now();
  static final Duration DAY = Duration.ofDays(1);

  private final Issued self;

  private Authority(Issued self) {
    this.self = self;
  }

  /**
   * A certificate with its key.
   *
   * @param signer who signed it; itself where that is so
   */
  record Issued(X509Certificate certificate, PrivateKey key) {
    /** Writes both beside each other, as NAME.pem and NAME.key. */
    Issued write(Path folder, String name) throws IOException, GeneralSecurityException {
      Files.writeString(
          folder.resolve(name + ".pem"), pem("CERTIFICATE", certificate.getEncoded()));
      Files.writeString(folder.resolve(name + ".key"), pem("PRIVATE KEY", key.getEncoded()));
      return this;
    }
  }

  static String pem(String type, byte[] bytes) throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject(type, bytes));
    }
    return text.toString();
  }

  /** An authority that is valid now. */
  static Authority named(String name) {
    return named(name, NOW.minus(DAY), NOW.plus(DAY));
  }

  static Authority named(String name, Instant from, Instant to) {
    KeyPair keys = keys();
    return new Authority(issue(name, List.of(), from, to, keys, name, keys.getPrivate(), true));
  }

  /** A certificate that signs itself. */
  static Issued alone(String name, String host) {
    KeyPair keys = keys();
    return issue(
        name, List.of(host), NOW.minus(DAY), NOW.plus(DAY), keys, name, keys.getPrivate(), false);
  }

  Issued self() {
    return self;
  }

  /** Signs for hosts, from yesterday to tomorrow. */
  Issued issue(String name, String... hosts) {
    return issue(name, NOW.minus(DAY), NOW.plus(DAY), hosts);
  }

  Issued issue(String name, Instant from, Instant to, String... hosts) {
    String issuer = self.certificate.getSubjectX500Principal().getName().substring(3);
    return issue(name, List.of(hosts), from, to, keys(), issuer, self.key, false);
  }

  /** An authority below this one. */
  Authority below(String name) {
    String issuer = self.certificate.getSubjectX500Principal().getName().substring(3);
    return new Authority(
        issue(name, List.of(), NOW.minus(DAY), NOW.plus(DAY), keys(), issuer, self.key, true));
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Issued issue(
      String name,
      List<String> hosts,
      Instant from,
      Instant to,
      KeyPair keys,
      String issuer,
      PrivateKey signer,
      boolean authority) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              BigInteger.valueOf(SERIAL.getAndIncrement()),
              Date.from(from),
              Date.from(to),
              new X500Name("CN=" + name),
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!hosts.isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
      }
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
      return new Issued(certificate, keys.getPrivate());
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream()
            .map(
                host ->
                    new GeneralName(
                        Character.isDigit(host.charAt(0))
                            ? GeneralName.iPAddress
                            : GeneralName.dNSName,
                        host))
            .toArray(GeneralName[]::new));
  }
}
