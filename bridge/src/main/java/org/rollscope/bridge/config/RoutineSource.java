package org.rollscope.bridge.config;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Where routines' texts are kept. Thread-safe; read anew each time. */
public interface RoutineSource {
  /** The names of those there are, in the order in which people are shown them. */
  Set<String> names() throws IOException;

  /**
   * The text of a routine; empty where there is none of that name here.
   *
   * @param name that may be a routine's
   */
  Optional<String> text(String name) throws IOException;

  /** What a routine's text is called in messages. */
  String place(String name);
}
