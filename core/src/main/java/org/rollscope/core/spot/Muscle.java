package org.rollscope.core.spot;

/** What is being worked. A sensor cannot know it: the user or the running routine says it. */
public enum Muscle {
  FOOT,
  CALF,
  HAMSTRINGS,
  QUADS,
  IT_BAND,
  ADDUCTORS,
  GLUTE,
  HIP_FLEXOR,
  LOWER_BACK,
  UPPER_BACK,
  SHOULDER,
  UNKNOWN
}
