package org.rollscope.desktop.check;

/** Somebody has ended the check; what was found until then stands. */
final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoppedException() {
    super("the check was stopped");
  }
}
