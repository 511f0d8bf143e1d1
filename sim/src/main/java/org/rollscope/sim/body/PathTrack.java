package org.rollscope.sim.body;

import java.util.ArrayList;
import java.util.List;

/** The scripted way over the skin: movements in the order of time, with rests between them. */
final class PathTrack {
  private final List<Move> moves = new ArrayList<>();
  private final PathPoint scratch = new PathPoint();
  private int cursor;

  void add(Move move) {
    if (!moves.isEmpty() && move.start() < moves.getLast().end() - 1e-9) {
      throw new IllegalArgumentException("a movement at " + move.start() + " s overlaps the last");
    }
    moves.add(move);
  }

  void at(double time, PathPoint out) {
    int index = find(time);
    if (index < 0) {
      out.rest(0, 0);
      return;
    }
    Move move = moves.get(index);
    if (time < move.end()) {
      move.at(time, out);
    } else {
      move.at(move.end(), scratch);
      out.rest(scratch.x, scratch.y);
    }
  }

  private int find(double time) {
    int index = Math.min(cursor, moves.size() - 1);
    while (index >= 0 && moves.get(index).start() > time) {
      index--;
    }
    while (index + 1 < moves.size() && moves.get(index + 1).start() <= time) {
      index++;
    }
    cursor = Math.max(index, 0);
    return index;
  }
}
