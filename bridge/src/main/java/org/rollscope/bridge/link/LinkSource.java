package org.rollscope.bridge.link;

/** A way to a device that can be tried again and again. */
public interface LinkSource {
  /** What people call it. */
  String name();

  /**
   * Connects.
   *
   * @throws LinkException saying what is wrong with which port and what to do
   */
  Link open() throws LinkException;
}
