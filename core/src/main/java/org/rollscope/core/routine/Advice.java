package org.rollscope.core.routine;

import java.util.Locale;

/** What to do now. */
public enum Advice {
  /** Bring the tool to the zone and press. */
  BEGIN,
  PRESS_MORE,

  /** Go on like this. */
  GOOD,
  EASE_OFF,
  SLOWER,
  FASTER,

  /** This spot has had enough: on to the next. */
  MOVE_ON,

  /** This step is done: lift off, the next begins elsewhere. */
  CHANGE,
  FINISHED;

  /** The name in messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How long it must hold before it is said, s: calm where nothing is at stake. */
  double patience() {
    return switch (this) {
      case PRESS_MORE -> 3; // pressure is added gradually
      case BEGIN, GOOD -> 0.5;
      case EASE_OFF -> 0.2;
      case SLOWER, FASTER, MOVE_ON, CHANGE, FINISHED -> 0;
    };
  }
}
