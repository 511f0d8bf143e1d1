package org.rollscope.bridge.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where to publish.
 *
 * @param url such as {@code tcp://localhost:1883}
 * @param user null for none
 * @param password null for none
 * @param tls certificates, where the address asks for TLS
 * @param clientId identifies this bridge to the broker
 * @param root first level of every topic
 * @param keepAlive silence after which the connection is tested
 * @param connectTimeout how long the broker may take to answer
 * @param window most messages on the way at once; the broker's own limit may be lower
 * @param reconnect waits between attempts
 */
public record BrokerConfig(
    String url,
    @Nullable String user,
    @Nullable Secret password,
    TlsConfig tls,
    String clientId,
    String root,
    Duration keepAlive,
    Duration connectTimeout,
    int window,
    Reconnect reconnect) {
  public static final String DEFAULT_URL = "tcp://localhost:1883";
  public static final String DEFAULT_ROOT = "rollscope";

  /** A broker without passwords, and defaults for the rest. */
  public static BrokerConfig at(String url, String clientId) {
    return new BrokerConfig(
        url,
        null,
        null,
        TlsConfig.DEFAULT,
        clientId,
        DEFAULT_ROOT,
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        64,
        Reconnect.BROKER);
  }

  /**
   * A broker's address in the form the client takes.
   *
   * @throws ConfigException saying what an address may be
   */
  public static String parseUrl(String text) throws ConfigException {
    try {
      return BrokerReader.normalUrl(text);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }

  public BrokerConfig withUrl(String newUrl) {
    return new BrokerConfig(
        newUrl, user, password, tls, clientId, root, keepAlive, connectTimeout, window, reconnect);
  }

  public BrokerConfig withClientId(String newClientId) {
    return new BrokerConfig(
        url, user, password, tls, newClientId, root, keepAlive, connectTimeout, window, reconnect);
  }

  public BrokerConfig withConnectTimeout(Duration newTimeout) {
    return new BrokerConfig(
        url, user, password, tls, clientId, root, keepAlive, newTimeout, window, reconnect);
  }

  public BrokerConfig withRoot(String newRoot) {
    return new BrokerConfig(
        url, user, password, tls, clientId, newRoot, keepAlive, connectTimeout, window, reconnect);
  }

  public BrokerConfig withLogin(String newUser, @Nullable Secret newPassword) {
    return new BrokerConfig(
        url,
        newUser,
        newPassword,
        tls,
        clientId,
        root,
        keepAlive,
        connectTimeout,
        window,
        reconnect);
  }

  public BrokerConfig withReconnect(Reconnect waits) {
    return new BrokerConfig(
        url, user, password, tls, clientId, root, keepAlive, connectTimeout, window, waits);
  }

  public BrokerConfig withTls(TlsConfig certificates) {
    return new BrokerConfig(
        url,
        user,
        password,
        certificates,
        clientId,
        root,
        keepAlive,
        connectTimeout,
        window,
        reconnect);
  }
}
