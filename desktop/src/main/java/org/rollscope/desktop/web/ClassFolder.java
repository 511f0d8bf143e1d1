package org.rollscope.desktop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A folder on the class path, in a jar or not. */
final class ClassFolder {
  private ClassFolder() {}

  /**
   * Reads the files below it.
   *
   * @param folder its path, ending in a slash
   * @param known a file that lies directly in it
   * @param wanted which, by their paths in the folder
   */
  static SortedMap<String, byte[]> read(String folder, String known, Predicate<String> wanted) {
    URL url = ClassFolder.class.getClassLoader().getResource(folder + known);
    if (url == null) {
      throw new IllegalStateException("the program is not whole: it lacks " + folder + known);
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    try {
      if (url.openConnection() instanceof JarURLConnection connection) {
        read(connection.getJarFile(), folder, wanted, files);
      } else {
        read(Path.of(url.toURI()).resolveSibling(".").normalize(), wanted, files);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(url + " is no address", e);
    }
    return files;
  }

  private static void read(
      JarFile jar, String folder, Predicate<String> wanted, SortedMap<String, byte[]> files)
      throws IOException {
    Enumeration<JarEntry> entries = jar.entries();
    while (entries.hasMoreElements()) {
      JarEntry entry = entries.nextElement();
      String name = entry.getName();
      if (name.startsWith(folder)
          && !entry.isDirectory()
          && wanted.test(name.substring(folder.length()))) {
        try (InputStream content = jar.getInputStream(entry)) {
          files.put(name.substring(folder.length()), content.readAllBytes());
        }
      }
    }
  }

  private static void read(Path root, Predicate<String> wanted, SortedMap<String, byte[]> files)
      throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (wanted.test(name)) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    }
  }
}
