package org.rollscope.bridge.log;

/** How a line of the log looks. */
public enum LogFormat {
  /** For people. */
  TEXT,
  /** A JSON object, for programs that gather logs. */
  JSON
}
