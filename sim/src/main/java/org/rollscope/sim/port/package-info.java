/**
 * Where the virtual device is plugged in: a pseudo-terminal that any serial program can open, or a
 * TCP port where there are none. Bytes of the device go in, bytes of the host come out. A port is
 * used by one thread; {@link org.rollscope.sim.port.DevicePort#close} may come from any.
 */
@NullMarked
package org.rollscope.sim.port;

import org.jspecify.annotations.NullMarked;
