package org.rollscope.core.session;

/** Receives events as they happen, on the analyzer's thread. */
@FunctionalInterface
public interface EventListener {
  void event(Event event);
}
