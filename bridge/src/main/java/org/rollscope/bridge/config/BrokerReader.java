package org.rollscope.bridge.config;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code broker}. */
final class BrokerReader {
  private static final Map<String, String> SCHEMES =
      Map.of("tcp", "tcp", "mqtt", "tcp", "ssl", "ssl", "mqtts", "ssl", "ws", "ws", "wss", "wss");

  private final ConfigReader config;

  BrokerReader(ConfigReader config) {
    this.config = config;
  }

  BrokerConfig read(Section section, String bridge) {
    String url = url(section);
    String user = section.text("user");
    Secret password = password(section);
    if (password != null && user == null) {
      section.wrong("user", "a password needs a user");
    }
    TlsConfig tls = tls(section);
    String clientId = section.text("client-id", "rollscope-" + bridge);
    String root = section.text("root", BrokerConfig.DEFAULT_ROOT);
    if (root.contains("+") || root.contains("#") || root.startsWith("/") || root.endsWith("/")) {
      section.wrong("root", "'" + root + "' must not hold + or #, nor begin or end with /");
    }
    int keepAlive = section.integer("keep-alive-seconds", 15, 1, 65_535);
    double timeout = section.number("connect-timeout-seconds", 10, 0.1, 300);
    int window = section.integer("window", 64, 1, 65_535);
    Reconnect waits = config.reconnect(section.section("reconnect"), Reconnect.BROKER);
    section.finish();
    return new BrokerConfig(
        url,
        user,
        password,
        tls,
        clientId,
        root,
        ConfigReader.duration(keepAlive),
        ConfigReader.duration(timeout),
        window,
        waits);
  }

  private static String url(Section section) {
    String text = section.text("url", BrokerConfig.DEFAULT_URL);
    try {
      return normalUrl(text);
    } catch (IllegalArgumentException e) {
      section.wrong("url", String.valueOf(e.getMessage()));
      return BrokerConfig.DEFAULT_URL;
    }
  }

  /**
   * The form of a broker's address that the client takes: with a scheme, and with a port.
   *
   * @throws IllegalArgumentException saying what is allowed
   */
  static String normalUrl(String text) {
    String allowed =
        "'"
            + text
            + "' is not a broker's address, such as tcp://localhost:1883; schemes are "
            + String.join(", ", List.of("tcp", "mqtt", "ssl", "mqtts", "ws", "wss"));
    try {
      URI uri = new URI(text.contains("://") ? text : "tcp://" + text);
      String scheme = SCHEMES.get(uri.getScheme());
      if (scheme == null || uri.getHost() == null || uri.getUserInfo() != null) {
        throw new IllegalArgumentException(allowed);
      }
      int port = uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort();
      String path = scheme.startsWith("ws") ? uri.getRawPath() : "";
      return scheme + "://" + uri.getHost() + ":" + port + path;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(allowed, e);
    }
  }

  private static int defaultPort(String scheme) {
    return switch (scheme) {
      case "ssl" -> 8883;
      case "ws" -> 80;
      case "wss" -> 443;
      default -> 1883;
    };
  }

  private TlsConfig tls(Section section) {
    Path authority = file(section, "ca-file");
    Path certificate = file(section, "certificate-file");
    Path key = file(section, "key-file");
    if ((certificate == null) != (key == null)) {
      section.wrong(
          "certificate-file", "a certificate needs its key-file, and a key its certificate");
    }
    return new TlsConfig(authority, certificate, key);
  }

  private @Nullable Path file(Section section, String key) {
    String text = section.text(key);
    return text == null ? null : config.path(text);
  }

  private @Nullable Secret password(Section section) {
    String file = section.text("password-file");
    String variable = section.text("password-env");
    if (file != null && variable != null) {
      section.wrong("password-env", "give either password-file or password-env");
      return null;
    }
    if (variable != null) {
      String value = config.variable(variable);
      if (value == null) {
        section.wrong("password-env", "the environment has no variable " + variable);
        return null;
      }
      return new Secret(value);
    }
    return file == null ? null : fromFile(section, config.path(file));
  }

  private static @Nullable Secret fromFile(Section section, Path file) {
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      section.wrong("password-file", file + " cannot be read; create it with the password inside");
      return null;
    }
  }
}
