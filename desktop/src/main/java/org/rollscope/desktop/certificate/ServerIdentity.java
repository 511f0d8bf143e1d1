package org.rollscope.desktop.certificate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** What a server shows and proves that it is. Immutable. */
public final class ServerIdentity {
  private static final String ALIAS = "server";
  private static final char[] UNLOCKED = new char[0];

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private ServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /**
   * Reads what an authority has made.
   *
   * @throws IOException naming the file that cannot be used
   */
  public static ServerIdentity of(Issued issued) throws IOException {
    List<X509Certificate> chain = Pem.certificates(issued.certificate());
    return new ServerIdentity(chain, Pem.key(issued.key(), chain.getFirst().getPublicKey()));
  }

  /** SHA-256 of the certificate, as browsers show it: pairs of digits with colons between. */
  public String fingerprint() throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(chain.getFirst().getEncoded());
    return HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
  }

  /** For connections to the server. */
  public SSLContext context() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, UNLOCKED);
    store.setKeyEntry(ALIAS, key, UNLOCKED, chain.toArray(X509Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, UNLOCKED);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
