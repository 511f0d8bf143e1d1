package org.rollscope.bridge.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerException.Kind;
import org.rollscope.bridge.config.TlsConfig;

/**
 * Certificates, read for one connection.
 *
 * @param identity what this program shows
 */
record TlsSetup(SSLContext context, Identity identity) {
  /**
   * Reads the files.
   *
   * @param host whose name the broker's certificate must have
   * @throws Trouble naming the file that is wrong
   */
  static TlsSetup read(TlsConfig config, String host) throws Trouble {
    Identity identity = identity(config);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      TrustManager check =
          new CertificateCheck(trusted(config.authority()), host, config.authority());
      context.init(new KeyManager[] {identity}, new TrustManager[] {check}, null);
      return new TlsSetup(context, identity);
    } catch (Trouble e) {
      throw e;
    } catch (IOException | GeneralSecurityException e) {
      throw new Trouble(Kind.TLS, "this Java cannot set up TLS: " + e.getMessage(), e);
    }
  }

  private static X509ExtendedTrustManager trusted(@Nullable Path authority)
      throws IOException, GeneralSecurityException {
    KeyStore authorities = null; // those of this machine
    if (authority != null) {
      authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      for (X509Certificate one : PemFile.read("ca-file", authority).certificates()) {
        authorities.setCertificateEntry("ca-" + authorities.size(), one);
      }
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(authorities);
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private static Identity identity(TlsConfig config) throws Trouble {
    Path file = config.certificate();
    Path keyFile = config.key();
    if (file == null || keyFile == null) {
      return Identity.none();
    }
    List<X509Certificate> chain = PemFile.read("certificate-file", file).certificates();
    PrivateKey key = PemFile.read("key-file", keyFile).privateKey();
    if (!PrivateKeys.match(chain.getFirst().getPublicKey(), key)) {
      throw new Trouble(
          Kind.SETTINGS,
          """
          the key in %s does not belong to the certificate in %s, which is that of %s; give the key \
          that was made for it"""
              .formatted(keyFile, file, CertificateWords.subject(chain.getFirst())));
    }
    return Identity.of(chain.toArray(X509Certificate[]::new), key);
  }
}
