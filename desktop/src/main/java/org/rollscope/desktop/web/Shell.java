package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts the one page together that becomes each place. The files stay as they are written; a browser
 * gets all styles at once, and is told at the beginning of every script that the place will import,
 * so that it asks for none of them late.
 */
final class Shell {
  private static final String STYLES = "/css/all.css";
  private static final String APP = "/js/app.js";
  private static final String IMPORTS = "<!-- import map -->";
  private static final Pattern STYLE =
      Pattern.compile(" *<link rel=\"stylesheet\" href=\"([^\"]+)\">\n");

  /** An import that is not made later, on a condition. */
  private static final Pattern IMPORT =
      Pattern.compile("\\b(?:from|import)\\s*[\"']([^\"']+)[\"']");

  private final Map<String, Asset> files;
  private final UnaryOperator<String> library;
  private final String html;

  /**
   * Joins the styles of a page, in their order, into a file of their own.
   *
   * @param files by path; the styles are replaced by the joined one
   * @param imports the import map
   * @param library finds the path of a module that is imported by name
   */
  Shell(String page, Map<String, Asset> files, String imports, UnaryOperator<String> library) {
    if (!page.contains(IMPORTS)) {
      throw new IllegalStateException("the page has no place for the import map: " + IMPORTS);
    }
    this.files = files;
    this.library = library;
    ByteArrayOutputStream styles = new ByteArrayOutputStream();
    Matcher style = STYLE.matcher(page);
    while (style.find()) {
      styles.writeBytes(asset(style.group(1)).content());
      files.remove(style.group(1));
    }
    files.put(STYLES, Asset.of(STYLES, styles.toByteArray()));
    html =
        style
            .replaceAll("")
            .replace(
                IMPORTS,
                "<link rel=\"stylesheet\" href=\"%s\">\n    <script type=\"importmap\">%s</script>%s"
                    .formatted(STYLES, imports, IMPORTS));
  }

  /** The page of a place. */
  Asset of(String place) {
    String links =
        modules(place).stream()
            .map(path -> "\n    <link rel=\"modulepreload\" href=\"" + path + "\">")
            .collect(Collectors.joining());
    return Asset.of("index.html", html.replace(IMPORTS, links).getBytes(UTF_8));
  }

  /** The scripts of a place, before those that they import. */
  private Set<String> modules(String place) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(APP, "/js/pages/" + place + ".js"));
    while (!open.isEmpty()) {
      String path = open.poll();
      if (found.add(path)) {
        Matcher imported = IMPORT.matcher(new String(asset(path).content(), UTF_8));
        while (imported.find()) {
          String target = resolve(path, imported.group(1));
          if (files.containsKey(target)) {
            open.add(target);
          }
        }
      }
    }
    return found;
  }

  private String resolve(String from, String target) {
    return target.startsWith(".") || target.startsWith("/")
        ? URI.create(from).resolve(target).getPath()
        : library.apply(target);
  }

  private Asset asset(String path) {
    Asset asset = files.get(path);
    if (asset == null) {
      throw new IllegalStateException("the pages are not whole: they lack " + path);
    }
    return asset;
  }
}
