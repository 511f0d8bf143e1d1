package org.rollscope.bridge.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A configuration that cannot be used; the message names file, line, key and what is allowed. */
public final class ConfigException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  public ConfigException(String message) {
    this(message, null);
  }

  public ConfigException(String message, @Nullable Throwable cause) {
    super(message, cause);
    problems = List.of();
  }

  ConfigException(String file, List<Problem> problems, @Nullable Throwable cause) {
    super(
        problems.stream()
            .map(problem -> file + ":" + problem)
            .collect(Collectors.joining(System.lineSeparator())),
        cause);
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, line by line; empty where it is not about lines. */
  public List<Problem> problems() {
    return problems;
  }
}
