package org.rollscope.bridge.config;

/**
 * Where a server listens.
 *
 * @param host name or address of an interface of this machine
 * @param port 0 for any that is free
 */
public record ListenAddress(String host, int port) {
  public static final String LOOPBACK = "127.0.0.1";

  /**
   * Reads {@code HOST:PORT} or {@code PORT} alone, which is on loopback.
   *
   * @throws ConfigException saying what is allowed
   */
  public static ListenAddress parse(String text) throws ConfigException {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? LOOPBACK : text.substring(0, colon);
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port >= 0 && port <= 65_535 && !host.isBlank()) {
        return new ListenAddress(host, port);
      }
    } catch (NumberFormatException e) {
      throw new ConfigException(wrong(text), e);
    }
    throw new ConfigException(wrong(text));
  }

  private static String wrong(String text) {
    return "'" + text + "' is no address to listen on, such as 127.0.0.1:9464 or 9464";
  }
}
