package org.rollscope.bridge.broker;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/** What is in a certificate, for people. */
final class CertificateWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private CertificateWords() {}

  /** Whose it is. */
  static String subject(X509Certificate certificate) {
    String name = name(certificate.getSubjectX500Principal());
    return name.isEmpty() ? String.join(", ", hosts(certificate)) : name;
  }

  /** Who signed it. */
  static String issuer(X509Certificate certificate) {
    return name(certificate.getIssuerX500Principal());
  }

  private static String name(X500Principal principal) {
    return principal.getName(X500Principal.RFC2253);
  }

  /** The hosts it is for; the common name counts where there are no other names. */
  static List<String> hosts(X509Certificate certificate) {
    List<String> hosts = new ArrayList<>();
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        if (name.getFirst().equals(DNS_NAME) || name.getFirst().equals(IP_ADDRESS)) {
          hosts.add(String.valueOf(name.get(1)));
        }
      }
    } catch (CertificateParsingException e) {
      return List.of("names that cannot be read"); // said where its names are listed
    }
    return hosts.isEmpty() ? List.of(name(certificate.getSubjectX500Principal())) : hosts;
  }

  /** What two people compare by telephone. */
  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A moment to the minute. */
  static String at(Instant moment) {
    return MINUTE.format(moment);
  }

  static boolean hasExpired(X509Certificate certificate, Instant now) {
    return now.isAfter(certificate.getNotAfter().toInstant());
  }

  static boolean isEarly(X509Certificate certificate, Instant now) {
    return now.isBefore(certificate.getNotBefore().toInstant());
  }

  /** That it expired, or is not valid yet, and when. */
  static String outOfDate(X509Certificate certificate, Instant now) {
    return hasExpired(certificate, now)
        ? "expired on %s, and here it is %s"
            .formatted(at(certificate.getNotAfter().toInstant()), at(now))
        : "is valid from %s on only, and here it is %s"
            .formatted(at(certificate.getNotBefore().toInstant()), at(now));
  }
}
