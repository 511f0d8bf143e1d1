package org.rollscope.desktop.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rollscope.desktop.check.Host;

/** This computer, as a check of a device sees it. */
final class RealHost implements Host {
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Interruption interruption;
  private final Clock clock = Clock.systemUTC();

  RealHost(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
  }

  @Override
  public void pause() {
    try {
      interruption.await(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isAsked() {
    return interruption.isAsked() || Thread.currentThread().isInterrupted();
  }
}
