/**
 * The whole road with real parts: a simulated or foreign device, a serial port, the bridge, a
 * broker, and an independent client at its end. What goes in are scenarios and faults, what comes
 * out is held against the bytes that were on the line and the simulator's truth.
 */
@NullMarked
package org.rollscope.desktop.endtoend;

import org.jspecify.annotations.NullMarked;
