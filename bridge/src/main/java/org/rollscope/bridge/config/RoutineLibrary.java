package org.rollscope.bridge.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;

/**
 * The routines there are: those of the founding article, built in, and one's own, YAML each. One's
 * own goes before a built-in one of its name. Thread-safe; reads anew each time.
 */
public final class RoutineLibrary {
  /** Most bytes of UTF-8 that a routine's text may have: it must fit into a command. */
  public static final int LARGEST_TEXT = 32 * 1024;

  /** So many routines may take steps from one another, one within the other. */
  private static final int DEEPEST = 10;

  private static final RoutineSource BUILT_IN = new BuiltInRoutines();

  private final Path directory;

  /** Those that go before others first; the built-in ones last. */
  private final List<RoutineSource> sources;

  private RoutineLibrary(Path directory, List<RoutineSource> sources) {
    this.directory = directory;
    this.sources = sources;
  }

  /**
   * The library with a folder for one's own.
   *
   * @param directory need not exist
   */
  public RoutineLibrary(Path directory) {
    this(directory, List.of(new RoutineFolder(directory), BUILT_IN));
  }

  /** This library, and a source of one's own that goes before all others. */
  public RoutineLibrary with(RoutineSource source) {
    List<RoutineSource> all = new ArrayList<>(sources);
    all.addFirst(source);
    return new RoutineLibrary(directory, List.copyOf(all));
  }

  /** {@code routines}, in the person's folder. */
  public static Path defaultDirectory() {
    return UserFolder.path().resolve("routines");
  }

  /**
   * The names of all routines: the built-in ones, then one's own by name.
   *
   * @throws IOException when one's own cannot be read
   */
  public Set<String> names() throws IOException {
    Set<String> names = new LinkedHashSet<>(BUILT_IN.names());
    Set<String> own = new TreeSet<>();
    for (RoutineSource source : sources) {
      own.addAll(source.names());
    }
    names.addAll(own);
    return names;
  }

  /**
   * A routine.
   *
   * @throws ConfigException where there is none of that name, or its text cannot be used, naming
   *     line and key
   */
  public Routine load(String name) throws ConfigException {
    return new Reading().load(name);
  }

  /**
   * Reads a text as if it were here under a name.
   *
   * @throws ConfigException where it cannot be used, naming line and key
   */
  public Routine read(String name, String text) throws ConfigException {
    checkName(name);
    return new Reading().read(BUILT_IN.place(name), name, text);
  }

  /** The text of a routine as it was written; empty where there is none of that name. */
  public Optional<Written> find(String name) throws IOException {
    if (Routine.isName(name)) {
      for (RoutineSource source : sources) {
        Optional<String> text = source.text(name);
        if (text.isPresent()) {
          return text.map(found -> new Written(found, source != BUILT_IN, source.place(name)));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A text that was found.
   *
   * @param own whether it is one's own
   * @param place what it is called in messages
   */
  public record Written(String text, boolean own, String place) {}

  private void checkName(String name) throws ConfigException {
    if (!Routine.isName(name)) {
      throw unknown(name);
    }
  }

  private ConfigException unknown(String name) {
    Set<String> known;
    try {
      known = names();
    } catch (IOException e) {
      known = Set.of();
    }
    return new ConfigException(
        "There is no routine '%s'; there are %s, and yours in %s"
            .formatted(name, String.join(", ", known), directory));
  }

  /** One reading: each routine that others take steps from is read once. */
  private final class Reading {
    private final Map<String, Optional<List<Step>>> known = new HashMap<>();
    private final Set<String> within = new LinkedHashSet<>();

    Routine load(String name) throws ConfigException {
      checkName(name);
      Written written;
      try {
        written = find(name).orElseThrow(() -> unknown(name));
      } catch (IOException e) {
        throw new ConfigException(name + ": cannot be read: " + e.getMessage(), e);
      }
      return read(written.place(), name, written.text());
    }

    Routine read(String place, String name, String text) throws ConfigException {
      if (text.getBytes(UTF_8).length > LARGEST_TEXT) {
        throw new ConfigException(place + ": is longer than " + LARGEST_TEXT + " bytes");
      }
      within.add(name);
      try {
        return RoutineReader.read(place, name, text, this::steps);
      } finally {
        within.remove(name);
      }
    }

    private List<Step> steps(String other) throws ConfigException {
      if (within.contains(other) || within.size() == DEEPEST) {
        throw new ConfigException(
            "the routine %s takes its steps from itself, or from too many within one another: %s"
                .formatted(other, String.join(", ", within)));
      }
      if (!known.containsKey(other)) {
        known.put(other, Optional.empty());
        known.put(other, Optional.of(load(other).steps()));
      }
      return known
          .get(other)
          .orElseThrow(() -> new ConfigException("the routine " + other + " cannot be used"));
    }
  }
}
