package org.rollscope.bridge.broker;

import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerException.Kind;

/**
 * Checks a broker's certificate as the JDK does, and says of one that is refused what is wrong with
 * it, with its names and dates.
 */
final class CertificateCheck extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;
  private final String host;
  private final @Nullable Path authority;

  /**
   * @param judge decides
   * @param host the name that the certificate must have
   * @param authority the file with those who are trusted; null for this machine's
   */
  CertificateCheck(X509ExtendedTrustManager judge, String host, @Nullable Path authority) {
    this.judge = judge;
    this.host = host;
    this.authority = authority;
  }

  /** A call of the JDK's judge. */
  private interface Check {
    void run() throws CertificateException;
  }

  private void explain(X509Certificate[] chain, Check check) throws CertificateException {
    Instant now = Instant.now();
    try {
      check.run();
    } catch (CertificateException e) {
      throw new CertificateException(why(chain, now, e));
    }
    // One that is itself in the ca-file is trusted by the JDK without a look at its dates.
    if (isOutOfDate(chain[0], now)) {
      throw new CertificateException(outOfDate("its certificate ", chain[0], now, null));
    }
  }

  private Trouble why(X509Certificate[] chain, Instant now, CertificateException cause) {
    X509Certificate last = chain[0];
    X509Certificate signer = null;
    for (int i = 0; i < chain.length && signer == null; i++) {
      last = chain[i];
      if (isOutOfDate(last, now)) {
        String which = i == 0 ? "its certificate " : "the certificate of its authority, ";
        return outOfDate(which, last, now, cause);
      }
      signer = signer(last);
    }
    if (signer == null) {
      return unknownSigner(chain[0], last, cause);
    }
    String words = String.valueOf(cause.getMessage());
    if (words.contains("No subject alternative") || words.contains("No name matching")) {
      return new Trouble(
          Kind.TLS,
          """
          its certificate is for %s and not for %s; use a name that is in it, or have one made for \
          %s"""
              .formatted(String.join(", ", CertificateWords.hosts(chain[0])), host, host),
          cause);
    }
    return new Trouble(
        Kind.TLS,
        "its certificate %s is refused: %s".formatted(CertificateWords.subject(chain[0]), words),
        cause);
  }

  private static boolean isOutOfDate(X509Certificate certificate, Instant now) {
    return CertificateWords.hasExpired(certificate, now)
        || CertificateWords.isEarly(certificate, now);
  }

  private static Trouble outOfDate(
      String which,
      X509Certificate certificate,
      Instant now,
      @Nullable CertificateException cause) {
    String what =
        which
            + CertificateWords.subject(certificate)
            + " "
            + CertificateWords.outOfDate(certificate, now)
            + "; ";
    String remedy =
        CertificateWords.hasExpired(certificate, now)
            ? "have it renewed, or set the clock"
            : "set the clock, or wait";
    return new Trouble(Kind.TLS, what + remedy, cause);
  }

  /** The trusted one that signed a certificate, which may be itself; null where there is none. */
  private @Nullable X509Certificate signer(X509Certificate certificate) {
    List<X509Certificate> trusted = Arrays.asList(judge.getAcceptedIssuers());
    if (trusted.contains(certificate)) {
      return certificate;
    }
    for (X509Certificate one : trusted) {
      if (one.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
        try {
          certificate.verify(one.getPublicKey());
          return one;
        } catch (GeneralSecurityException e) {
          // Another one of the same name.
        }
      }
    }
    return null;
  }

  private Trouble unknownSigner(
      X509Certificate own, X509Certificate last, CertificateException cause) {
    String trust = authority == null ? "not trusted on this machine" : "not in " + authority;
    String words;
    if (own.getSubjectX500Principal().equals(own.getIssuerX500Principal())) {
      words =
          """
          its certificate %s is signed by itself and %s; if it is the broker's, with the SHA-256 \
          fingerprint %s, give it as ca-file"""
              .formatted(CertificateWords.subject(own), trust, CertificateWords.fingerprint(own));
    } else if (isNamesake(last)) {
      words =
          """
          its certificate %s is not signed by the %s %s but by another of that name; give the \
          certificate of that authority as ca-file"""
              .formatted(
                  CertificateWords.subject(own),
                  CertificateWords.issuer(last),
                  authority == null ? "that this machine trusts" : "in " + authority);
    } else {
      words =
          """
          its certificate %s is signed by %s, which is %s; give the certificate of that authority \
          as ca-file"""
              .formatted(CertificateWords.subject(own), CertificateWords.issuer(last), trust);
    }
    return new Trouble(Kind.UNTRUSTED, words, cause);
  }

  private boolean isNamesake(X509Certificate certificate) {
    return Arrays.stream(judge.getAcceptedIssuers())
        .anyMatch(
            one -> one.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    explain(chain, () -> judge.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    explain(chain, () -> judge.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    explain(chain, () -> judge.checkServerTrusted(chain, type));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    judge.checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
