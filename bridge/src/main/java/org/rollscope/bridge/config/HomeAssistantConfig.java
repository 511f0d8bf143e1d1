package org.rollscope.bridge.config;

/**
 * Whether and where Home Assistant hears of the devices.
 *
 * @param discovery whether they are announced
 * @param prefix first level of its discovery topics
 */
public record HomeAssistantConfig(boolean discovery, String prefix) {
  public static final HomeAssistantConfig DEFAULT = new HomeAssistantConfig(true, "homeassistant");

  /** For tools that are there for a moment only. */
  public static final HomeAssistantConfig OFF = new HomeAssistantConfig(false, DEFAULT.prefix());
}
