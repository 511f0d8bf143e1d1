package org.rollscope.desktop.devices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import tools.jackson.databind.SerializationFeature;

/** What was found, for programs. What is not known is left out. */
public final class FoundJson {
  private FoundJson() {}

  /** The whole survey. */
  public static String of(Survey.Result survey) {
    Map<String, Object> document = new LinkedHashMap<>();
    List<Map<String, Object>> devices = new ArrayList<>();
    survey.found().forEach(found -> devices.add(device(found)));
    document.put("devices", devices);
    put(document, "bluetoothProblem", survey.trouble());
    return Json.MAPPER
        .writer()
        .with(SerializationFeature.INDENT_OUTPUT)
        .writeValueAsString(document);
  }

  /** One device. */
  public static Map<String, Object> device(Found found) {
    Map<String, Object> device = new LinkedHashMap<>();
    device.put("link", found.link());
    device.put("lastingLink", found.lasting());
    device.put(
        "on",
        switch (found.place()) {
          case AIR -> "bluetooth";
          case USB -> "usb";
          case LINE -> "line";
        });
    put(device, "name", found.name());
    device.put("usable", found.isUsable());
    if (found.driver() != null) {
      device.put("driver", found.driver().name());
      device.put("family", found.driver().title());
    }
    found.rssi().ifPresent(rssi -> device.put("rssi", rssi));
    if (found.baud() > 0) {
      device.put("baud", found.baud());
    }
    put(device, "problem", found.obstacle());
    if (!found.remarks().isEmpty()) {
      device.put("remarks", found.remarks());
    }
    told(device, found.told());
    return device;
  }

  private static void told(Map<String, Object> device, @Nullable Introduction told) {
    if (told == null) {
      return;
    }
    if (!Double.isNaN(told.battery())) {
      device.put("battery", told.battery());
    }
    if (told.rate() > 0) {
      device.put("rate", told.rate());
    }
    if (!told.channels().isEmpty()) {
      device.put("channels", told.channels().stream().sorted().map(Channel::label).toList());
    }
    DeviceInfo info = told.info();
    if (info != null) {
      device.put("id", info.id());
      put(device, "serial", info.serial());
      put(device, "firmware", info.firmware());
    }
    put(device, "remark", told.remark());
  }

  private static void put(Map<String, Object> object, String key, String text) {
    if (!text.isEmpty()) {
      object.put(key, text);
    }
  }
}
