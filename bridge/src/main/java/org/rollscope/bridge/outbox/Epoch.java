package org.rollscope.bridge.outbox;

import java.security.SecureRandom;
import java.time.InstantSource;

/** Names of epochs: they sort by age as text, and no two outboxes have the same. */
public final class Epoch {
  private static final int TIME_DIGITS = 11;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Epoch() {}

  /** A new epoch. */
  public static String begin(InstantSource wall) {
    return of(wall.millis());
  }

  /** A new epoch that sorts after another one, also where the clock has gone back since. */
  static String after(String earlier, InstantSource wall) {
    return of(Math.max(wall.millis(), millis(earlier) + 1));
  }

  private static String of(long millis) {
    return "%011x-%04x".formatted(millis, RANDOM.nextInt(0x10000));
  }

  private static long millis(String epoch) {
    try {
      return epoch.length() < TIME_DIGITS ? 0 : Long.parseLong(epoch.substring(0, TIME_DIGITS), 16);
    } catch (NumberFormatException e) {
      return 0; // not of ours: any of ours is later
    }
  }
}
