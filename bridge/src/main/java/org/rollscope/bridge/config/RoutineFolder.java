package org.rollscope.bridge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rollscope.core.routine.Routine;

/**
 * Routines that are files of a folder, {@code NAME.yaml} each.
 *
 * @param directory need not exist
 */
record RoutineFolder(Path directory) implements RoutineSource {
  static final String EXTENSION = ".yaml";

  @Override
  public Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(EXTENSION))
            .map(name -> name.substring(0, name.length() - EXTENSION.length()))
            .filter(Routine::isName)
            .forEach(names::add);
      }
    }
    return names;
  }

  @Override
  public Optional<String> text(String name) throws IOException {
    try {
      Path file = directory.resolve(name + EXTENSION);
      if (Files.exists(file) && Files.size(file) > RoutineLibrary.LARGEST_TEXT) {
        throw new IOException("it is longer than " + RoutineLibrary.LARGEST_TEXT + " bytes");
      }
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public String place(String name) {
    return directory.resolve(name + EXTENSION).toString();
  }
}
