/**
 * A simulated device as Bluetooth LE sees it: what it advertises, its services, and a port that
 * takes its packets and gives what a host writes. Whoever exports it, virtual or real, calls the
 * peripheral from any thread.
 */
@NullMarked
package org.rollscope.sim.gatt;

import org.jspecify.annotations.NullMarked;
