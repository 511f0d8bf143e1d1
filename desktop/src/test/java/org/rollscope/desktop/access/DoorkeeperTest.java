package org.rollscope.desktop.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.config.Secret;

class DoorkeeperTest {
  private static final PasswordHash HASH =
      PasswordHash.of("soft grey ball".getBytes(UTF_8), new SecureRandom());
  private static final User ANNA = new User("anna", Role.VIEWER, List.of(), HASH);
  private static final User WALL = new User("wall", Role.VIEWER, List.of(), null);

  private final AtomicLong now = new AtomicLong();
  private final AtomicReference<Users> users =
      new AtomicReference<>(Users.NONE.with(ANNA).with(WALL));
  private final Doorkeeper doorkeeper = Doorkeeper.of(users::get, "rollscope", now::get);

  private Entry come(
      String address, @Nullable String name, @Nullable String password, @Nullable String cert) {
    try {
      Secret secret = password == null ? null : new Secret(password);
      return doorkeeper.admit(new Credentials(InetAddress.getByName(address), name, secret, cert));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Entry come(@Nullable String name, @Nullable String password, @Nullable String cert) {
    return come("10.0.0.7", name, password, cert);
  }

  private static void assertIn(Entry entry, String name) {
    assertThat(entry)
        .isInstanceOfSatisfying(
            Entry.Granted.class, granted -> assertThat(granted.access().who()).isEqualTo(name));
  }

  private static void assertOut(Entry entry, Refusal reason) {
    assertThat(entry).isEqualTo(new Entry.Denied(reason));
  }

  @Test
  void letsInWhoKnowsThePassword() {
    assertIn(come("anna", "soft grey ball", null), "anna");
    assertOut(come("anna", "hard grey ball", null), Refusal.LOGIN);
    assertOut(come("anna", "", null), Refusal.LOGIN);
    assertOut(come("anna", null, null), Refusal.LOGIN);
    assertOut(come("eve", "soft grey ball", null), Refusal.LOGIN);
    assertOut(come(null, null, null), Refusal.LOGIN);
  }

  @Test
  void letsInWhoHasACertificateOfAUser() {
    assertIn(come(null, null, "wall"), "wall");
    assertIn(come("wall", null, "wall"), "wall");
    assertIn(come("anna", null, "anna"), "anna");
    assertOut(come(null, null, "eve"), Refusal.LOGIN);
    assertOut(come("wall", "", null), Refusal.LOGIN);
  }

  @Test
  void oneUsersCertificateIsNotGoodForAnother() {
    assertOut(come("anna", "soft grey ball", "wall"), Refusal.LOGIN);
  }

  @Test
  void doesNotLookAtThoseWhoGuess() {
    for (int i = 0; i < Throttle.FREE; i++) {
      assertOut(come("anna", "guess " + i, null), Refusal.LOGIN);
    }
    assertOut(come("anna", "soft grey ball", null), Refusal.GUESSING);
    assertIn(come("10.0.0.8", "anna", "soft grey ball", null), "anna");
    now.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertIn(come("anna", "soft grey ball", null), "anna");
  }

  @Test
  void takesAWholeNetworkOfVersionSixForOneGuesser() {
    for (int i = 0; i < Throttle.FREE; i++) {
      come("2001:db8::" + i, "anna", "guess", null);
    }
    assertOut(come("2001:db8::ffff", "anna", "soft grey ball", null), Refusal.GUESSING);
    assertIn(come("2001:db8:0:1::1", "anna", "soft grey ball", null), "anna");
  }

  @Test
  void knowsWhetherAUserIsStillTheSame() {
    Entry.Granted entry = (Entry.Granted) come("anna", "soft grey ball", null);
    assertThat(doorkeeper.stillHolds(entry)).isTrue();
    users.set(users.get().with(new User("anna", Role.THERAPIST, List.of(), HASH)));
    assertThat(doorkeeper.stillHolds(entry)).isFalse();
    users.set(users.get().with(ANNA));
    assertThat(doorkeeper.stillHolds(entry)).isTrue();
    users.set(users.get().without("anna"));
    assertThat(doorkeeper.stillHolds(entry)).isFalse();
  }

  @Test
  void anOpenOneLetsEverybodyIn() {
    Doorkeeper open = Doorkeeper.open();
    Credentials anybody = new Credentials(InetAddress.getLoopbackAddress(), null, null, null);
    assertThat(open.admit(anybody)).isEqualTo(new Entry.Granted(Access.FULL, null));
  }

  @Test
  void doesNotShowThePassword() {
    Credentials credentials =
        new Credentials(
            InetAddress.getLoopbackAddress(), "anna", new Secret("soft grey ball"), null);
    assertThat(credentials).hasToString("anna at 127.0.0.1");
  }
}
