package org.rollscope.bridge.broker;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What this program shows where a broker asks for a certificate, and whether it has asked. It shows
 * its only one whoever signed it: the JDK's own manager would show none to a broker that names
 * other authorities, and the broker could not say what is wrong.
 */
final class Identity extends X509ExtendedKeyManager {
  private static final String ALIAS = "own";

  private final X509Certificate[] chain;
  private final @Nullable PrivateKey key;
  private volatile boolean asked;

  private Identity(X509Certificate[] chain, @Nullable PrivateKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** Shows nothing. */
  static Identity none() {
    return new Identity(new X509Certificate[0], null);
  }

  /**
   * @param chain the own certificate first, then those that signed it
   */
  static Identity of(X509Certificate[] chain, PrivateKey key) {
    return new Identity(chain.clone(), key);
  }

  /** Whether the broker has asked for a certificate. */
  boolean isAsked() {
    return asked;
  }

  /** The own certificate; null where there is none. */
  @Nullable X509Certificate certificate() {
    return chain.length == 0 ? null : chain[0];
  }

  private @Nullable String choose(String[] types) {
    asked = true;
    boolean fits =
        chain.length > 0 && Arrays.asList(types).contains(chain[0].getPublicKey().getAlgorithm());
    return fits ? ALIAS : null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return choose(types);
  }

  @Override
  public @Nullable String chooseEngineClientAlias(
      String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
    return choose(types);
  }

  @Override
  public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
    return new String[] {ALIAS};
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return chain.clone();
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return key;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return null;
  }

  @Override
  public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
    return null;
  }
}
