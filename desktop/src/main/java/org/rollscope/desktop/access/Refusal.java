package org.rollscope.desktop.access;

import java.util.Locale;

/** Why the broker refuses something; each is counted. */
public enum Refusal {
  CROWD("there are too many clients"),
  IDLE("it did not say who it is in time"),
  TLS("it cannot agree on TLS, or has no good certificate"),
  PROTOCOL("this is not MQTT"),
  SIZE("this is too large"),
  LOGIN("wrong name, password or certificate"),
  GUESSING("too many wrong passwords from there; wait a minute"),
  CLIENT_ID("another user's client has this identifier"),
  SESSIONS("too many sessions are kept for this user"),
  WILL("the last will is on a topic of others"),
  TOPIC("a topic that is malformed, too long or too deep"),
  PROPERTIES("properties with control characters, or too many"),
  RESERVED("topics that begin with $ are the broker's own"),
  WRITE("a topic that is not the client's to write"),
  READ("a topic that is not the client's to read"),
  SUBSCRIPTIONS("too many subscriptions"),
  RETAINED("too much is retained"),
  SLOW("it takes its messages too slowly");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** Why, for people. */
  public String words() {
    return words;
  }

  /** As it is shown, in lower case with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
