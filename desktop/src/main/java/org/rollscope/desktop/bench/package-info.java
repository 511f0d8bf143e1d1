/**
 * The product measured by itself: the analysis against simulated truth, its speed, and the time
 * from a pressure to the alarm at a subscriber. Figures come out as values; the command prints
 * them.
 */
@NullMarked
package org.rollscope.desktop.bench;

import org.jspecify.annotations.NullMarked;
