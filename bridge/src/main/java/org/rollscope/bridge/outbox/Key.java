package org.rollscope.bridge.outbox;

/**
 * Identifies a durable message for good: a receiver orders by it, finds gaps and drops duplicates.
 *
 * @param device identifier of the device
 * @param boot the device's boot at the time of measurement; empty where it has none
 * @param epoch the outbox that gave the sequence; a new outbox begins a new, later sorting epoch
 * @param lane the lane
 * @param sequence +1 a message for a device's lane within an epoch, from 1, over all boots
 */
public record Key(String device, String boot, String epoch, Lane lane, long sequence) {}
