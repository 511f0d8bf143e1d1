package org.rollscope.bridge.config;

import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a file, so that a person sees all of it at once. */
final class Problems {
  private final String file;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(int line, String key, String what) {
    found.add(new Problem(line, key, what));
  }

  String file() {
    return file;
  }

  /** Throws if anything was found. */
  void check() throws ConfigException {
    if (!found.isEmpty()) {
      throw all();
    }
  }

  /** All that was found. */
  ConfigException all() {
    return new ConfigException(file, found, null);
  }
}
