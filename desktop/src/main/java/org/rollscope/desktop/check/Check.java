package org.rollscope.desktop.check;

import org.rollscope.bridge.link.LinkException;

/** Asks one thing of a device. */
interface Check {
  /**
   * Asks, and tells what it found.
   *
   * @throws LinkException when the device is lost meanwhile
   */
  void run(Subject subject, Findings findings) throws LinkException;

  /** Judges what was heard while the tool lay still and nobody spoke to it. */
  @FunctionalInterface
  interface AtRest {
    void run(Window rest, Findings findings);
  }
}
