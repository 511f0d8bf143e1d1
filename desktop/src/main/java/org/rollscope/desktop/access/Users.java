package org.rollscope.desktop.access;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All users there are, in the order they were added. Immutable. */
public final class Users {
  public static final Users NONE = new Users(Map.of());

  private final Map<String, User> byName;

  private Users(Map<String, User> byName) {
    this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
  }

  public Collection<User> all() {
    return byName.values();
  }

  public boolean isEmpty() {
    return byName.isEmpty();
  }

  public Optional<User> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** With a user, instead of one of that name. */
  public Users with(User user) {
    Map<String, User> all = new LinkedHashMap<>(byName);
    all.put(user.name(), user);
    return new Users(all);
  }

  public Users without(String name) {
    Map<String, User> all = new LinkedHashMap<>(byName);
    all.remove(name);
    return new Users(all);
  }
}
