package org.rollscope.core.routine;

import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;

/**
 * One step of a routine.
 *
 * @param zone what is worked
 * @param tool with what
 * @param goal how much
 * @param band how hard
 * @param pace how fast
 * @param words how, for the one who does it
 */
public record Step(Zone zone, InstrumentKind tool, Goal goal, Band band, Pace pace, String words) {
  /** About how long it takes when it is done as it is asked for, without pauses, s. */
  public double usualSeconds() {
    return switch (goal) {
      case Goal.Press press -> press.seconds();
      case Goal.Strokes strokes -> strokes.count() * pace.usual();
      case Goal.Spots spots -> spots.count() * spots.seconds();
    };
  }

  /** Whether another step goes on where this one ends: nobody need lift off between them. */
  boolean goesOnIn(Step next) {
    return zone.equals(next.zone) && tool == next.tool;
  }
}
