package org.rollscope.bridge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;

/**
 * Says who is rolling from now on. What the command tells of them is added to what is configured
 * under that name; a name that is not configured begins with the defaults.
 */
final class PersonCommand {
  private static final double STANDARD_GRAVITY = 9.80665;

  private final Pipeline pipeline;
  private final Map<String, Limits> configured;

  PersonCommand(Pipeline pipeline, Map<String, Limits> configured) {
    this.pipeline = pipeline;
    this.configured = configured;
  }

  void execute(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    String name = arguments.text("name");
    Limits base = name == null ? Limits.DEFAULT : configured.getOrDefault(name, Limits.DEFAULT);
    double kilograms = arguments.number("bodyWeightKg", Double.NaN, 2, 500);
    Map<Zone, PressureLimit> byZone = new HashMap<>(base.byZone());
    PressureLimit everywhere = base.everywhere();
    for (Arguments one : arguments.each("limits")) {
      Zone zone = one.zone("zone");
      PressureLimit limit = one.pressureLimit();
      one.finish();
      if (zone == null) {
        everywhere = limit;
      } else {
        byZone.put(zone, limit);
      }
    }
    Set<Zone> noGo = new HashSet<>(base.noGo());
    noGo.addAll(arguments.zones("noGo"));
    arguments.finish();
    double weight = Double.isNaN(kilograms) ? base.bodyWeight() : kilograms * STANDARD_GRAVITY;
    pipeline.person(name, new Limits(weight, byZone, everywhere, noGo));
    request.ok();
  }
}
