/**
 * Twins of devices that people own: a virtual tool's motion goes in, the packets of that family
 * come out, for a serial port or for the air. Written from the makers' documents, apart from the
 * decoders in the bridge, as a stranger would.
 */
@NullMarked
package org.rollscope.sim.twin;

import org.jspecify.annotations.NullMarked;
