/**
 * Faults on purpose: a bridge between simulated devices and a broker, with a {@link
 * org.rollscope.desktop.faults.FaultProxy} on the way to the broker, processes that are killed, and
 * disks that are full. Whatever happens, the collector behind the broker must get every sample that
 * a device sent and the bridge had in its outbox: once, in order, and nothing else. {@link
 * org.rollscope.desktop.faults.Ledger} says how that is known.
 *
 * <p>Tests of the tag {@code faults}: {@code mvn verify -Pfaults}.
 */
package org.rollscope.desktop.faults;
