package org.rollscope.desktop.demo;

/** How a simulated tool is connected. */
public enum Way {
  /** A virtual serial port, with frames. */
  FRAMES,

  /** A virtual serial port, with lines of text. */
  TEXT,

  /** A virtual Bluetooth adapter. */
  AIR
}
