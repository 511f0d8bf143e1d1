package org.rollscope.core.sample;

/** Where the skin is, seen from the tool; it decides the sign of the travel. */
public enum Surface {
  /** The tool lies on the skin (held by hand): the skin's outward normal points up. */
  BELOW,
  /** The body lies on the tool: the skin's outward normal points down. */
  ABOVE
}
