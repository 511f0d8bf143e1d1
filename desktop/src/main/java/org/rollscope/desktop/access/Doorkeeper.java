package org.rollscope.desktop.access;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Secret;

/**
 * Decides who is let in, and as what. Checking a password takes its thread for about 50 ms.
 * Thread-safe.
 */
public final class Doorkeeper {
  private final @Nullable Supplier<Users> users;
  private final String root;
  private final Throttle throttle;

  private Doorkeeper(@Nullable Supplier<Users> users, String root, LongSupplier clock) {
    this.users = users;
    this.root = root;
    throttle = new Throttle(clock);
  }

  /** Lets everybody in, for everything; for a broker that only this computer reaches. */
  public static Doorkeeper open() {
    return new Doorkeeper(null, "", () -> 0);
  }

  /**
   * Lets only users in.
   *
   * @param users who they are at the moment
   * @param root first level of every topic of ours
   * @param clock ns, that goes only forward
   */
  public static Doorkeeper of(Supplier<Users> users, String root, LongSupplier clock) {
    return new Doorkeeper(users, root, clock);
  }

  /** Whether nobody needs a name. */
  public boolean isOpen() {
    return users == null;
  }

  /** Looks at what a client says of itself. */
  public Entry admit(Credentials credentials) {
    if (users == null) {
      return new Entry.Granted(Access.FULL, null);
    }
    String place = credentials.neighbourhood();
    if (!throttle.begin(place)) {
      return new Entry.Denied(Refusal.GUESSING);
    }
    User user = null;
    try {
      user = recognise(users.get(), credentials);
    } finally {
      if (user == null) {
        throttle.failed(place);
      } else {
        throttle.succeeded(place);
      }
    }
    return user == null
        ? new Entry.Denied(Refusal.LOGIN)
        : new Entry.Granted(Access.of(user, root), user);
  }

  private static @Nullable User recognise(Users users, Credentials credentials) {
    String name = credentials.name();
    String certified = credentials.certified();
    if (certified != null && (name == null || name.equals(certified))) {
      return users.named(certified).orElse(null);
    }
    Secret password = credentials.password();
    if (certified != null || name == null || password == null) {
      return null; // one certificate is not good for another user
    }
    User user = users.named(name).orElse(null);
    PasswordHash known = user == null ? null : user.password();
    boolean fits = (known == null ? PasswordHash.NONE : known).isOf(password.bytes());
    return fits && known != null ? user : null;
  }

  /** Whether what was granted would be granted still; users come, change and go. */
  public boolean stillHolds(Entry.Granted granted) {
    User user = granted.user();
    return users == null
        || (user != null && user.equals(users.get().named(user.name()).orElse(null)));
  }
}
