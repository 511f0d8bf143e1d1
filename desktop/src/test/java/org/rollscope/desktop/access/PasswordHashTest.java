package org.rollscope.desktop.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  /** From the tests of Argon2's reference implementation. */
  private static final String REFERENCE =
      "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void agreesWithTheReferenceImplementation() {
    PasswordHash hash = PasswordHash.parse(REFERENCE);
    assertThat(hash.isOf(bytes("password"))).isTrue();
    assertThat(hash.isOf(bytes("Password"))).isFalse();
    assertThat(hash.encoded()).isEqualTo(REFERENCE);
  }

  @Test
  void hashesTheSamePasswordDifferentlyEachTime() {
    SecureRandom luck = new SecureRandom();
    PasswordHash one = PasswordHash.of(bytes("soft grey ball"), luck);
    PasswordHash other = PasswordHash.of(bytes("soft grey ball"), luck);
    assertThat(one.encoded()).isNotEqualTo(other.encoded()).startsWith("$argon2id$v=19$m=19456,");
    assertThat(one).isNotEqualTo(other);
    assertThat(PasswordHash.parse(one.encoded())).isEqualTo(one);
    assertThat(PasswordHash.parse(other.encoded()).isOf(bytes("soft grey ball"))).isTrue();
  }

  @Test
  void printsAsDots() {
    assertThat(PasswordHash.parse(REFERENCE)).hasToString("••••");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=999,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFh"
      })
  void takesNothingElseForAHash(String text) {
    assertThatThrownBy(() -> PasswordHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
