package org.rollscope.desktop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * A library of the pages, out of its WebJar.
 *
 * @param artifact of {@code org.webjars.npm}
 * @param module its name where it is imported
 * @param folder within it, that is served; empty for all
 * @param entry what its name alone imports
 */
record Library(String artifact, String module, String folder, String entry) {
  private static final List<Library> ALL =
      List.of(
          new Library("lit", "lit", "", "index.js"),
          new Library("lit-html", "lit-html", "", "lit-html.js"),
          new Library("lit-element", "lit-element", "", "index.js"),
          new Library("lit__reactive-element", "@lit/reactive-element", "", "reactive-element.js"),
          new Library("uplot", "uplot", "dist/", "uPlot.esm.js"));

  static List<Library> all() {
    return ALL;
  }

  /** Where it is served. */
  String path() {
    return "/lib/" + artifact + "/";
  }

  /** Its scripts and styles for browsers. */
  SortedMap<String, byte[]> files() {
    String base = "META-INF/resources/webjars/%s/%s/%s".formatted(artifact, version(), folder);
    Predicate<String> forBrowsers =
        name ->
            name.matches("[A-Za-z0-9/.-]+\\.(js|css)")
                && !name.matches("(development|node)/.*|.*\\.(cjs|iife)(\\.min)?\\.js");
    return ClassFolder.read(base, entry, forBrowsers);
  }

  private String version() {
    String file = "META-INF/maven/org.webjars.npm/%s/pom.properties".formatted(artifact);
    try (InputStream stream = Library.class.getClassLoader().getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the program is not whole: it lacks " + file);
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
