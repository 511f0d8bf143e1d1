package org.rollscope.sim.twin;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.rollscope.sim.device.VirtualDevice;

/**
 * The families of which there is a twin, by the names of their drivers; of those that speak over
 * two kinds of links, the second by a name of its own.
 */
public final class Twins {
  private static final Map<String, Function<VirtualDevice, Twin>> ALL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("bluefruit", BluefruitTwin::serial),
              Map.entry("nordic-uart", UartTwin::text),
              Map.entry("openscale", OpenScaleTwin::of),
              Map.entry("rollscope", RollscopeTwin::of),
              Map.entry("thingy52", ThingyTwin::of),
              Map.entry("tindeq", TindeqTwin::of),
              Map.entry("wh-c06", ScaleTwin::of),
              Map.entry("witmotion", WitMotionTwin::ble),
              Map.entry("witmotion-serial", device -> WitMotionTwin.serial(device, 115_200))));

  private Twins() {}

  /** The names, in order. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * A device of a family, about to be switched on.
   *
   * @throws IllegalArgumentException naming the families there are
   */
  public static Twin of(String name, VirtualDevice device) {
    Function<VirtualDevice, Twin> family = ALL.get(name);
    if (family == null) {
      throw new IllegalArgumentException(
          "there is no twin of '" + name + "'; there are " + String.join(", ", ALL.keySet()));
    }
    return family.apply(device);
  }
}
