package org.rollscope.core.routine;

/**
 * How long one one-way stroke should take.
 *
 * @param shortest s
 * @param longest s
 */
public record Pace(double shortest, double longest) {
  /** 2 to 4 s, after Behm et al. 2020. */
  public static final Pace CONTROLLED = new Pace(2, 4);

  /** Any pace will do. */
  public static final Pace FREE = new Pace(0, Double.POSITIVE_INFINITY);

  public Pace {
    if (!(shortest >= 0 && shortest < longest)) {
      throw new IllegalArgumentException(
          "a stroke takes from a shorter to a longer time, not %s to %s s"
              .formatted(shortest, longest));
    }
  }

  /** What a stroke takes, s: midway, and as near to a controlled one as this allows. */
  double usual() {
    return shortest > 0 && Double.isFinite(longest)
        ? (shortest + longest) / 2
        : Math.clamp((CONTROLLED.shortest + CONTROLLED.longest) / 2, shortest, longest);
  }
}
