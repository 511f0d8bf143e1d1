package org.rollscope.desktop.doctor;

import java.util.List;

/** Looks at one thing that must be right, and changes nothing. */
@FunctionalInterface
interface Check {
  /** What it has found: one finding of each thing there is of the kind. */
  List<Finding> look() throws InterruptedException;
}
