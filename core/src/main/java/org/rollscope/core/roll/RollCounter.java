package org.rollscope.core.roll;

/**
 * What the user counts: rolls are completed strokes, a roll cycle is two consecutive strokes of one
 * patch in opposed directions.
 */
final class RollCounter {
  private int rolls;
  private int cycles;
  private boolean paired = true;
  private boolean pairedBefore = true;
  private double directionX;
  private double directionY;
  private double directionXBefore;
  private double directionYBefore;
  private int patch;
  private int patchBefore;

  void completed(Stroke stroke) {
    pairedBefore = paired;
    directionXBefore = directionX;
    directionYBefore = directionY;
    patchBefore = patch;
    double dx = stroke.endX() - stroke.startX();
    double dy = stroke.endY() - stroke.startY();
    boolean opposed = dx * directionX + dy * directionY < 0 && stroke.patch() == patch;
    rolls++;
    if (!paired && opposed) {
      cycles++;
      paired = true;
    } else {
      paired = false;
    }
    directionX = dx;
    directionY = dy;
    patch = stroke.patch();
  }

  /** Takes the last completed stroke back. */
  void reopened() {
    rolls--;
    if (paired && !pairedBefore) {
      cycles--;
    }
    paired = pairedBefore;
    directionX = directionXBefore;
    directionY = directionYBefore;
    patch = patchBefore;
  }

  int rolls() {
    return rolls;
  }

  int cycles() {
    return cycles;
  }
}
