package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every file of the pages, read once: what is not in here is not served, whatever the path says.
 * Immutable.
 */
final class Assets {
  private static final String PAGES = "org/rollscope/desktop/web/pages/";
  private static final String SHELL = "index.html";
  private static final String START = "live";
  private static final Pattern PLACE = Pattern.compile("/js/pages/([a-z]+)\\.js");

  private final Map<String, Asset> files = new HashMap<>();
  private final Map<String, Asset> shells = new HashMap<>();
  private final String policy;
  private final String version;

  Assets() {
    ByteArrayOutputStream everything = new ByteArrayOutputStream();
    ClassFolder.read(PAGES, SHELL, name -> Asset.typeOf(name) != null)
        .forEach(
            (name, content) -> {
              everything.writeBytes(content);
              files.put("/" + name, Asset.of(name, content));
            });
    for (Library library : Library.all()) {
      library
          .files()
          .forEach((name, content) -> files.put(library.path() + name, Asset.of(name, content)));
    }
    String imports = importMap();
    Asset page = Objects.requireNonNull(files.remove("/" + SHELL));
    Shell shell = new Shell(new String(page.content(), UTF_8), files, imports, Assets::library);
    for (String path : List.copyOf(files.keySet())) {
      Matcher place = PLACE.matcher(path);
      if (place.matches()) {
        shells.put(place.group(1), shell.of(place.group(1)));
      }
    }
    policy = policy(imports);
    version = Digest.of(everything.toByteArray());
  }

  private static String importMap() {
    ObjectNode map = Json.object();
    ObjectNode imports = map.putObject("imports");
    for (Library library : Library.all()) {
      imports.put(library.module(), library.path() + library.entry());
      imports.put(library.module() + "/", library.path());
    }
    return Json.MAPPER.writeValueAsString(map);
  }

  /** The path of a module that is imported by name. */
  private static String library(String name) {
    for (Library library : Library.all()) {
      if (name.equals(library.module())) {
        return library.path() + library.entry();
      }
      if (name.startsWith(library.module() + "/")) {
        return library.path() + name.substring(library.module().length() + 1);
      }
    }
    return name;
  }

  /** Nothing from elsewhere, and no script in the page but the import map, known by its hash. */
  private static String policy(String imports) {
    String hash = Base64.getEncoder().encodeToString(Digest.sha256(imports.getBytes(UTF_8)));
    return "default-src 'none'; script-src 'self' 'sha256-"
        + hash
        + "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  /** The page of a place, which is the beginning of its path. */
  Asset shell(String path) {
    Asset shell = shells.get(path.split("/", -1)[1]);
    return shell == null ? Objects.requireNonNull(shells.get(START)) : shell;
  }

  Optional<Asset> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The Content-Security-Policy of the page. */
  String policy() {
    return policy;
  }

  /** Changes when any of our own files does. */
  String version() {
    return version;
  }
}
