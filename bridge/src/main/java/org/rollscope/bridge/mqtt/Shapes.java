package org.rollscope.bridge.mqtt;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What records of the analysis show besides their components. */
final class Shapes {
  private Shapes() {}

  /** A stroke tells its length, duration and speed. */
  interface OfStroke {
    @JsonProperty
    double length();

    @JsonProperty
    double duration();

    @JsonProperty
    double speed();
  }

  /** A hold tells its duration. */
  interface OfHold {
    @JsonProperty
    double duration();
  }

  /** An alarm tells whether it is active and how long it lasted. */
  interface OfAlarm {
    @JsonProperty
    boolean active();

    @JsonProperty
    double duration();
  }
}
