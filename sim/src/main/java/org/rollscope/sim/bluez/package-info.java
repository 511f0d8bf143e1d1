/**
 * Simulated devices behind BlueZ: {@link org.rollscope.sim.bluez.VirtualBluez} is a daemon of our
 * own that answers on any D-Bus as {@code org.bluez} does and knows simulated devices only; {@link
 * org.rollscope.sim.bluez.BluezPeripheral} puts a simulated device on the air by the real one.
 *
 * <p>Calls come from threads of the bus and of the devices; each daemon has one lock.
 */
@NullMarked
package org.rollscope.sim.bluez;

import org.jspecify.annotations.NullMarked;
