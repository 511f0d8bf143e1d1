package org.rollscope.bridge.tinyb;

import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.rollscope.bridge.ble.Sighting;

/** A sighting as words between parent and child. */
final class TinybSighting {
  private static final String BETWEEN = ",";

  private TinybSighting() {}

  static TinybMessage write(Sighting seen) {
    return TinybMessage.of(
        TinybMessage.Kind.HEARD,
        0,
        seen.address(),
        seen.adapter(),
        seen.name(),
        String.join(BETWEEN, seen.services().stream().map(UUID::toString).toList()),
        seen.rssi().isPresent() ? Integer.toString(seen.rssi().getAsInt()) : "",
        Boolean.toString(seen.connected()),
        String.join(
            BETWEEN,
            seen.manufacturerData().entrySet().stream()
                .map(data -> data.getKey() + "=" + HexFormat.of().formatHex(data.getValue()))
                .toList()));
  }

  static Sighting read(TinybMessage message, long nanos) {
    Set<UUID> services = new HashSet<>();
    for (String uuid : parts(message.word(3))) {
      services.add(UUID.fromString(uuid));
    }
    Map<Integer, byte[]> data = new HashMap<>();
    for (String entry : parts(message.word(6))) {
      int equals = entry.indexOf('=');
      data.put(
          Integer.valueOf(entry.substring(0, equals)),
          HexFormat.of().parseHex(entry.substring(equals + 1)));
    }
    String rssi = message.word(4);
    return new Sighting(
        message.word(0),
        message.word(1),
        message.word(2),
        services,
        data,
        rssi.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(rssi)),
        Boolean.parseBoolean(message.word(5)),
        nanos);
  }

  private static List<String> parts(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(BETWEEN, -1));
  }
}
