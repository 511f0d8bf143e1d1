package org.rollscope.desktop.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An authority of one's own, in a folder: {@code ca.pem}, which everybody who trusts it needs, and
 * {@code ca.key}, which stays where it is. It signs a certificate for the broker, one for the pages
 * and one for each client; made again, they replace those that were, and whoever trusts the
 * authority trusts them.
 */
public final class Authority {
  static final Duration OWN_LIFE = Duration.ofDays(3650);

  /** Of the broker's and the clients' certificates; browsers and phones take no longer one. */
  static final Duration LIFE = Duration.ofDays(825);

  private static final Duration BEFORE_NOW = Duration.ofHours(1); // clocks differ
  private static final int SERIAL_BITS = 159;
  private static final String NAME = "ca";
  private static final String SERVER = "server";
  private static final String PAGES = "pages";

  /** So long before its end a certificate is made anew. */
  private static final Duration RENEW = Duration.ofDays(30);

  private static final int MOST_NAMES = 40;

  private final Path folder;
  private final Identity self;
  private final InstantSource clock;
  private final SecureRandom luck = new SecureRandom();

  private Authority(Path folder, Identity self, InstantSource clock) {
    this.folder = folder;
    this.self = self;
    this.clock = clock;
  }

  /**
   * The authority of a folder, which is made where it is not there yet.
   *
   * @throws IOException where its files cannot be read or written, or it has expired
   */
  public static Authority in(Path folder, InstantSource clock)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(folder);
    Path certificate = folder.resolve(NAME + ".pem");
    Path key = folder.resolve(NAME + ".key");
    if (Files.exists(certificate) || Files.exists(key)) {
      X509Certificate known = Pem.certificates(certificate).getFirst();
      if (known.getNotAfter().toInstant().isBefore(clock.instant())) {
        throw new IOException(
            "the authority %s expired on %tF; move the folder away and make a new one"
                .formatted(certificate, day(known.getNotAfter().toInstant())));
      }
      Identity self = new Identity(known, Pem.key(key, known.getPublicKey()));
      return new Authority(folder, self, clock);
    }
    KeyPair pair = KeyPairs.make();
    X500Name name = name("Rollscope authority " + Long.toHexString(new SecureRandom().nextLong()));
    Identity self = new Identity(own(name, pair, clock), pair.getPrivate());
    Pem.write(key, self.key());
    Pem.write(certificate, self.certificate());
    return new Authority(folder, self, clock);
  }

  private static X509Certificate own(X500Name name, KeyPair pair, InstantSource clock)
      throws IOException, GeneralSecurityException {
    X509v3CertificateBuilder builder =
        builder(name, name, pair.getPublic(), clock.instant(), OWN_LIFE, new SecureRandom());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return signed(builder, pair.getPrivate());
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** What everybody needs who trusts it. */
  public Path certificate() {
    return folder.resolve(NAME + ".pem");
  }

  /**
   * Makes {@code server.pem} and {@code server.key}.
   *
   * @param hosts names and addresses the broker is reached by; the first is its name
   */
  public Issued server(List<String> hosts) throws IOException, GeneralSecurityException {
    return server(SERVER, hosts);
  }

  private Issued server(String file, List<String> hosts)
      throws IOException, GeneralSecurityException {
    GeneralName[] names = hosts.stream().map(Authority::alternative).toArray(GeneralName[]::new);
    return issue(file, hosts.getFirst(), KeyPurposeId.id_kp_serverAuth, new GeneralNames(names));
  }

  /**
   * The certificate of the pages, {@code pages.pem} and {@code pages.key}. Whoever has compared its
   * fingerprint once should not have to again: it stays until it runs out, or until this computer
   * is called something else; the new one then holds for the old names as well.
   *
   * @param hosts names and IPv4 addresses the pages are reached by; the first is their name
   */
  public Issued pages(List<String> hosts) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(PAGES + ".pem");
    Path key = folder.resolve(PAGES + ".key");
    Set<String> names = new LinkedHashSet<>(hosts);
    if (Files.exists(file) && Files.exists(key)) {
      X509Certificate known = Pem.certificates(file).getFirst();
      Instant until = known.getNotAfter().toInstant();
      boolean ours =
          known.getIssuerX500Principal().equals(self.certificate().getSubjectX500Principal());
      List<String> before = Hosts.of(known);
      if (ours && before.containsAll(hosts) && clock.instant().isBefore(until.minus(RENEW))) {
        return new Issued(file, key, until);
      }
      before.stream().limit(MOST_NAMES).forEach(names::add);
    }
    return server(PAGES, List.copyOf(names));
  }

  private static GeneralName alternative(String host) {
    boolean address = host.matches("[0-9.]+") || host.contains(":");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
  }

  /** Makes {@code NAME.pem} and {@code NAME.key}, by which a client is the user of that name. */
  public Issued client(String user) throws IOException, GeneralSecurityException {
    if (List.of(NAME, SERVER, PAGES).contains(user)) {
      throw new IOException("a client cannot be called " + user + ": its files would be others'");
    }
    return issue(user, user, KeyPurposeId.id_kp_clientAuth, null);
  }

  private Issued issue(
      String file, String common, KeyPurposeId purpose, @Nullable GeneralNames names)
      throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairs.make();
    X500Name issuer = new JcaX509CertificateHolder(self.certificate()).getSubject();
    X509v3CertificateBuilder builder =
        builder(issuer, name(common), pair.getPublic(), clock.instant(), LIFE, luck);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(self.certificate()));
    if (names != null) {
      builder.addExtension(Extension.subjectAlternativeName, false, names);
    }
    X509Certificate certificate = signed(builder, self.key());
    Issued issued =
        new Issued(
            folder.resolve(file + ".pem"),
            folder.resolve(file + ".key"),
            certificate.getNotAfter().toInstant());
    Pem.write(issued.key(), pair.getPrivate());
    Pem.write(issued.certificate(), certificate, self.certificate());
    return issued;
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      PublicKey key,
      Instant now,
      Duration life,
      SecureRandom luck)
      throws CertIOException, GeneralSecurityException {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, luck),
            Date.from(now.minus(BEFORE_NOW)),
            Date.from(now.plus(life)),
            subject,
            key);
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    return builder;
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("the authority's key cannot sign", e);
    }
  }

  private static X500Name name(String common) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, common).build();
  }
}
