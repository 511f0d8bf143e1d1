package org.rollscope.desktop.watch;

/** Hears what tools tell, on one thread; it must not wait. */
public interface ToolListener {
  /** A message of a tool, live or retained. */
  void heard(ToolMessage message);
}
