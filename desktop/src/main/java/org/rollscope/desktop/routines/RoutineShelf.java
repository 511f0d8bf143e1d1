package org.rollscope.desktop.routines;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.bridge.config.RoutineLibrary.Written;
import org.rollscope.bridge.config.RoutineWriter;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.routine.Routine;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.store.Routines;
import org.rollscope.desktop.store.StoreException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All routines that a page can show or send to a tool. Safe for any thread; blocks. */
public final class RoutineShelf {
  private static final int LONGEST_NAME = 80;

  private final Routines stored;
  private final RoutineLibrary library;

  /**
   * The shelf over a store and a folder.
   *
   * @param folder of routines that are files; need not exist
   */
  public RoutineShelf(Routines stored, Path folder) {
    this.stored = stored;
    library = new RoutineLibrary(folder).with(new StoredRoutines(stored));
  }

  /** Where a person's own files are. */
  public static Path usualFolder() {
    return RoutineLibrary.defaultDirectory();
  }

  Set<String> names() throws IOException {
    return library.names();
  }

  Routine load(String name) throws ConfigException {
    return library.load(name);
  }

  /**
   * Reads a text as if it were kept under a name.
   *
   * @throws ConfigException where it cannot be used, or is too long for a command to a bridge
   */
  Routine read(String name, String yaml) throws ConfigException {
    Routine routine = library.read(name, yaml);
    if (RoutineWriter.write(routine).getBytes(UTF_8).length > RoutineLibrary.LARGEST_TEXT) {
      throw new ConfigException(
          "With the steps of the others it is longer than "
              + RoutineLibrary.LARGEST_TEXT
              + " bytes; take some away");
    }
    return routine;
  }

  /**
   * The text of a routine.
   *
   * @throws Refusal where there is none of that name, or its file cannot be read
   */
  Written find(String name) throws StoreException {
    return look(name).orElseThrow(() -> new Refusal(Refusal.UNKNOWN, "there is no such routine"));
  }

  private Optional<Written> look(String name) throws StoreException {
    try {
      return library.find(name);
    } catch (StoreException e) {
      throw e;
    } catch (IOException e) {
      throw new Refusal(Refusal.REFUSED, name + " cannot be read: " + e.getMessage());
    }
  }

  /** Where a text that was found is kept. */
  Kept kept(String name, Written written) throws StoreException {
    if (!written.own()) {
      return Kept.BUILT_IN;
    }
    return stored.find(name).isPresent() ? Kept.STORE : Kept.FILE;
  }

  /** Where a routine is kept. */
  enum Kept {
    BUILT_IN,
    FILE,
    STORE
  }

  /**
   * Keeps a routine in the store.
   *
   * @throws Refusal where it cannot be called so
   * @throws ConfigException where its text cannot be used
   */
  void keep(String name, String yaml) throws ConfigException, StoreException {
    if (!Routine.isName(name) || name.length() > LONGEST_NAME) {
      throw new Refusal(
          Refusal.BAD,
          "a routine's name has a-z, 0-9 and single - between them, at most %d in all"
              .formatted(LONGEST_NAME));
    }
    Optional<Written> there = look(name);
    if (there.isPresent() && kept(name, there.get()) == Kept.FILE) {
      throw new Refusal(
          Refusal.REFUSED, "it is a file, %s; change it there".formatted(there.get().place()));
    }
    Routine routine = read(name, yaml);
    stored.put(name, routine.title(), yaml);
  }

  /**
   * Removes a routine from the store.
   *
   * @throws Refusal where it is kept elsewhere, or not at all
   */
  void remove(String name) throws StoreException {
    Written written = find(name);
    switch (kept(name, written)) {
      case STORE -> stored.remove(name);
      case FILE ->
          throw new Refusal(
              Refusal.REFUSED, "it is a file, %s; delete it there".formatted(written.place()));
      case BUILT_IN -> throw new Refusal(Refusal.REFUSED, "it is built in and stays");
    }
  }

  /**
   * Adds a routine's text to a command that begins it by its name, so that a bridge anywhere does
   * what the pages show. One that is not here may be known to the bridge.
   *
   * @throws Refusal where the text cannot be used
   */
  public JsonNode withText(JsonNode arguments) throws StoreException {
    String name = arguments.path("name").asString("");
    if (look(name).isEmpty()) {
      return arguments;
    }
    try {
      ObjectNode complete = Json.object().setAll((ObjectNode) arguments);
      return complete.put("yaml", RoutineWriter.write(load(name)));
    } catch (ConfigException e) {
      throw new Refusal(Refusal.REFUSED, String.valueOf(e.getMessage()));
    }
  }
}
