/**
 * From devices to the broker. {@link org.rollscope.bridge.Pipeline} shows the way of the data, one
 * for each device; {@link org.rollscope.bridge.Bridge} holds the devices, the outbox and the
 * publisher together.
 *
 * <p>Each device has a virtual thread that reads its link and runs its pipeline; commands reach it
 * by a queue. The publisher has a thread of its own.
 */
@NullMarked
package org.rollscope.bridge;

import org.jspecify.annotations.NullMarked;
