package org.rollscope.bridge.mqtt;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.rollscope.core.routine.Goal;

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

  /** A goal tells its kind, and how much is enough. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Goal.Press.class, name = "press"),
    @JsonSubTypes.Type(value = Goal.Strokes.class, name = "strokes"),
    @JsonSubTypes.Type(value = Goal.Spots.class, name = "spots")
  })
  interface OfGoal {
    @JsonProperty
    double target();
  }

  /** A step in work, or one that is over, tells its share. */
  interface OfShare {
    @JsonProperty
    double share();
  }

  /** A routine that is over tells whether all was done. */
  interface OfResult {
    @JsonProperty("complete")
    boolean isComplete();
  }
}
