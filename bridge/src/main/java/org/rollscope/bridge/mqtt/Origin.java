package org.rollscope.bridge.mqtt;

/**
 * Where a message comes from.
 *
 * @param device identifier of the device
 * @param boot its boot; empty where it has none
 * @param session identifier of the session; empty outside one
 */
public record Origin(String device, String boot, String session) {}
