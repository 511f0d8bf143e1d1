package org.rollscope.sim.body;

import java.util.ArrayList;
import java.util.List;

/** What the script meant, with the times it planned: the ground of the truth. */
public final class Marks {
  /** A one-way movement from a scripted start to a scripted end, s. */
  public record Stroke(double start, double end) {}

  /** A scripted stay; the centre is where the tool is at {@code start}, s. */
  public record Stay(double start, double end) {}

  private final List<Stroke> strokes = new ArrayList<>();
  private final List<Stay> stays = new ArrayList<>();

  void stroke(double start, double end) {
    strokes.add(new Stroke(start, end));
  }

  void stay(double start, double end) {
    stays.add(new Stay(start, end));
  }

  public List<Stroke> strokes() {
    return List.copyOf(strokes);
  }

  public List<Stay> stays() {
    return List.copyOf(stays);
  }
}
