package org.rollscope.desktop.demo;

import java.time.Instant;
import java.time.InstantSource;

/** Stands where the story is. Safe for any thread. */
final class StoryClock implements InstantSource {
  private volatile Instant now;

  StoryClock(Instant start) {
    now = start;
  }

  void set(Instant to) {
    now = to;
  }

  @Override
  public Instant instant() {
    return now;
  }
}
