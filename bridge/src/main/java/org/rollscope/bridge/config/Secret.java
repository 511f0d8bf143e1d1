package org.rollscope.bridge.config;

import java.nio.charset.StandardCharsets;

/** A password. It prints as dots. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  public byte[] bytes() {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "••••";
  }
}
