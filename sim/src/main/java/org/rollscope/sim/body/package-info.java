/**
 * The physics: a script goes in; a continuous movement of the tool on the skin, its pressure and
 * its orientation come out, with marks of what the script meant (strokes, holds). Everything is an
 * exact function of time and of the seed; nothing here knows of sensors or detectors. One thread.
 *
 * <p>Minimum-jerk movements after Flash & Hogan (J Neurosci 1985, 5:1688–1703).
 */
@NullMarked
package org.rollscope.sim.body;

import org.jspecify.annotations.NullMarked;
