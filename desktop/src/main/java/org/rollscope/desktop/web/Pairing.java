package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.rollscope.desktop.http.Refusal;

/**
 * Lets phones in, each once by a secret that only this computer's screen shows, and from then on by
 * a token of its own. Safe for any thread.
 */
final class Pairing {
  /** How long a secret holds. */
  static final Duration LIFE = Duration.ofMinutes(10);

  /** How long a phone stays paired after it was last let in by a secret. */
  static final Duration TOKEN_LIFE = Duration.ofDays(90);

  private static final int SECRET_BYTES = 16;
  private static final int TOKEN_BYTES = 32;
  private static final int MOST_FAILURES = 10;
  private static final Duration FAILURE_SPAN = Duration.ofMinutes(1);

  private final SecureRandom random;
  private final InstantSource clock;
  private final Phones phones;
  private String secret = "";
  private Instant made = Instant.MIN;
  private int failures;
  private Instant failing = Instant.MIN;

  Pairing(SecureRandom random, InstantSource clock, Phones phones) {
    this.random = random;
    this.clock = clock;
    this.phones = phones;
  }

  /** The secret to show; a new one when the last was used or is too old. */
  synchronized String secret() {
    if (secret.isEmpty() || !clock.instant().isBefore(made.plus(LIFE))) {
      secret = draw(SECRET_BYTES);
      made = clock.instant();
    }
    return secret;
  }

  /**
   * Pairs a phone. The secret is worth nothing from then on.
   *
   * @return the phone's token
   * @throws Refusal for a secret that was used, is too old or wrong
   */
  synchronized String pair(String shown) {
    Instant now = clock.instant();
    if (now.isAfter(failing.plus(FAILURE_SPAN))) {
      failures = 0;
      failing = now;
    }
    if (failures >= MOST_FAILURES) {
      throw new Refusal(Refusal.TOO_MANY, "too many tries; wait a minute and scan a new code");
    }
    boolean right =
        !secret.isEmpty()
            && now.isBefore(made.plus(LIFE))
            && MessageDigest.isEqual(secret.getBytes(UTF_8), shown.getBytes(UTF_8));
    if (!right) {
      failures++;
      throw new Refusal(
          Refusal.FORBIDDEN, "this code was used already or is too old; scan the one shown now");
    }
    secret = "";
    String token = draw(TOKEN_BYTES);
    phones.add(hash(token), now.plus(TOKEN_LIFE));
    return token;
  }

  boolean knows(String token) {
    return phones.has(hash(token), clock.instant());
  }

  private String draw(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  private static String hash(String token) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Digest.sha256(token.getBytes(UTF_8)));
  }
}
