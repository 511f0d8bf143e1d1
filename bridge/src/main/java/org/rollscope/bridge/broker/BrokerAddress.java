package org.rollscope.bridge.broker;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where a broker is; the URL has a scheme and a port. */
record BrokerAddress(URI url) {
  private static final String USUAL_PATH = "/mqtt";

  static BrokerAddress of(String url) {
    return new BrokerAddress(URI.create(url));
  }

  boolean isSecure() {
    return url.getScheme().equals("ssl") || url.getScheme().equals("wss");
  }

  boolean isWebSocket() {
    return url.getScheme().startsWith("ws");
  }

  /** Without the brackets of an IPv6 address. */
  String host() {
    return url.getHost().replaceAll("[\\[\\]]", "");
  }

  int port() {
    return url.getPort();
  }

  InetAddress find() throws UnknownHostException {
    return InetAddress.getByName(host());
  }

  /** Of a WebSocket; brokers have it at {@code /mqtt} where nobody says otherwise. */
  String path() {
    return url.getRawPath().isEmpty() ? USUAL_PATH : url.getRawPath();
  }

  /** The same place by another scheme, for people. */
  String as(String scheme) {
    return scheme
        + "://"
        + url.getRawAuthority()
        + (scheme.startsWith("ws") ? url.getRawPath() : "");
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
