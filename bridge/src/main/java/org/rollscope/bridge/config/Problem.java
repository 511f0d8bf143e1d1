package org.rollscope.bridge.config;

/**
 * What is wrong in a file.
 *
 * @param line from 1
 * @param key the key it is about, such as {@code steps[0].zone}; empty where it is about none
 * @param words what is wrong and what is allowed
 */
public record Problem(int line, String key, String words) {
  @Override
  public String toString() {
    return line + ": " + (key.isEmpty() ? "" : key + ": ") + words;
  }
}
