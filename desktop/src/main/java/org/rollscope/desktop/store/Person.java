package org.rollscope.desktop.store;

import java.time.Instant;

/**
 * Somebody who rolls.
 *
 * @param id for good
 * @param name no two have the same; the name in MQTT's {@code person} command
 * @param bodyWeight kg; NaN where unknown
 * @param profile JSON object of the pages, such as units and answers about cautions
 * @param since when they were added
 */
public record Person(String id, String name, double bodyWeight, String profile, Instant since) {
  public Person withName(String newName) {
    return new Person(id, newName, bodyWeight, profile, since);
  }

  public Person withBodyWeight(double kilograms) {
    return new Person(id, name, kilograms, profile, since);
  }

  public Person withProfile(String json) {
    return new Person(id, name, bodyWeight, json, since);
  }
}
