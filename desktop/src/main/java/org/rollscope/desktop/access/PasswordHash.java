package org.rollscope.desktop.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A password that cannot be read: its Argon2id hash (RFC 9106), written as others write it, {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. New ones take 19 MiB and two passes, as OWASP
 * recommends. It prints as dots.
 */
public final class PasswordHash {
  /** A shorter one is guessed too soon. */
  public static final int SHORTEST = 8;

  /** Longer ones are none that anybody remembers, but work for the broker, bytes. */
  public static final int LONGEST = 1024;

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** Of no password: for users that do not exist, so that they take as long as those that do. */
  static final PasswordHash NONE =
      new PasswordHash(MEMORY_KIB, PASSES, LANES, new byte[SALT_BYTES], new byte[HASH_BYTES]);

  private final int memory;
  private final int passes;
  private final int lanes;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
    this.memory = memory;
    this.passes = passes;
    this.lanes = lanes;
    this.salt = salt;
    this.hash = hash;
  }

  /** Hashes a password with salt from a source of luck. */
  public static PasswordHash of(byte[] password, SecureRandom luck) {
    byte[] salt = new byte[SALT_BYTES];
    luck.nextBytes(salt);
    byte[] hash = derive(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
    return new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, hash);
  }

  /**
   * Reads one as {@link #encoded} writes it.
   *
   * @throws IllegalArgumentException where it is none, or would take too much memory or time
   */
  public static PasswordHash parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("this is no Argon2id hash");
    }
    int memory = Integer.parseInt(matcher.group(1));
    int passes = Integer.parseInt(matcher.group(2));
    int lanes = Integer.parseInt(matcher.group(3));
    boolean sound = lanes >= 1 && lanes <= 16 && passes >= 1 && passes <= 20 && memory >= 8 * lanes;
    if (!sound || memory > 1 << 18) {
      throw new IllegalArgumentException(
          "this hash takes " + memory + " KiB and " + passes + " passes, which is not sensible");
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new PasswordHash(
        memory, passes, lanes, decoder.decode(matcher.group(4)), decoder.decode(matcher.group(5)));
  }

  /** Whether it is of this password; takes as long for a wrong one as for the right one. */
  public boolean isOf(byte[] password) {
    byte[] other = derive(password, salt, memory, passes, lanes, hash.length);
    return MessageDigest.isEqual(hash, other);
  }

  private static byte[] derive(
      byte[] password, byte[] salt, int memory, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] derived = new byte[length];
    generator.generateBytes(password, derived);
    return derived;
  }

  /** As it stands in a file. */
  public String encoded() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            memory, passes, lanes, encoder.encodeToString(salt), encoder.encodeToString(hash));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that
        && memory == that.memory
        && passes == that.passes
        && lanes == that.lanes
        && Arrays.equals(salt, that.salt)
        && MessageDigest.isEqual(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    return "••••";
  }
}
