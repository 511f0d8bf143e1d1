package org.rollscope.bridge.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    String shown = text.replaceFirst("^([a-z]+://)?.*@", "$1…@"); // what is before it is secret
    String allowed =
        "'"
            + shown
            + "' is not a broker's address, such as tcp://localhost:1883; schemes are "
            + String.join(", ", List.of("tcp", "mqtt", "ssl", "mqtts", "ws", "wss"));
    if (!shown.equals(text)) {
      throw new IllegalArgumentException(
          "the address " + shown + " must hold no user and no password; they have settings apart");
    }
    try {
      URI uri = new URI(text.contains("://") ? text : "tcp://" + text);
      String scheme = SCHEMES.get(uri.getScheme());
      if (scheme == null || uri.getHost() == null) {
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
    if (key != null) {
      SecretFile.warn(key);
    }
    return new TlsConfig(authority, certificate, key);
  }

  private @Nullable Path file(Section section, String key) {
    String text = section.text(key);
    if (text == null) {
      return null;
    }
    Optional<String> unknown = config.unknownVariable(text);
    unknown.ifPresent(name -> section.wrong(key, "the environment has no variable " + name));
    return unknown.isPresent() ? null : config.path(text);
  }

  private @Nullable Secret password(Section section) {
    Path file = file(section, "password-file");
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
    return file == null ? null : fromFile(section, file);
  }

  private static @Nullable Secret fromFile(Section section, Path file) {
    try {
      return SecretFile.read(file);
    } catch (ConfigException e) {
      section.wrong("password-file", String.valueOf(e.getMessage()));
      return null;
    }
  }
}
