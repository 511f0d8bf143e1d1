/**
 * Bluetooth LE as this program needs it, whoever provides it: what is heard on the air, connections
 * and their notifications. Providers are found by ServiceLoader; {@link
 * org.rollscope.bridge.ble.Airspace} shares one of them among all devices.
 *
 * <p>A radio calls its listeners on a thread of its own; a connection is used by the thread of its
 * device, its notifications wait in a bounded queue.
 */
@NullMarked
package org.rollscope.bridge.ble;

import org.jspecify.annotations.NullMarked;
