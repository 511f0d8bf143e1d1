/**
 * Bluetooth LE by BlueZ, the daemon of Linux, over D-Bus. {@link
 * org.rollscope.bridge.bluez.BluezRadio} keeps up the connection to bus and daemon and knows what
 * both say; a {@code BluezGatt} is one connected device.
 *
 * <p>Signals arrive on one thread of the bus, in their order; calls are made by whoever needs them.
 */
@NullMarked
package org.rollscope.bridge.bluez;

import org.jspecify.annotations.NullMarked;
