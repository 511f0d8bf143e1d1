/**
 * The virtual device: the body's motion goes in, samples as imperfect sensors take them and bytes
 * as a real device sends them come out, with the truth beside them. One device, one thread.
 */
@NullMarked
package org.rollscope.sim.device;

import org.jspecify.annotations.NullMarked;
