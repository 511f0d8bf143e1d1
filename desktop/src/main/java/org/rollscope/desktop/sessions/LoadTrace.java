package org.rollscope.desktop.sessions;

import java.util.Arrays;
import java.util.List;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.Channel;
import org.rollscope.desktop.store.Trace;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The load of a session as a picture needs it. Of several pads the highest counts; its lowest in a
 * part is then the highest of the pads' lowest, which no sample was below.
 */
final class LoadTrace {
  /** As finely as a page can show it: long fractions only make messages long. */
  private static final double FINENESS = 100;

  private LoadTrace() {}

  static ObjectNode json(Trace trace, SessionLoad told) {
    SessionLoad load =
        told.orForce(
            trace.lines().stream()
                .noneMatch(line -> line.channel().equals(Channel.PRESSURE.label())));
    List<Trace.Line> pads =
        trace.lines().stream()
            .filter(line -> line.channel().equals(load.scale().channel().label()))
            .toList();
    int parts = pads.isEmpty() ? 0 : pads.getFirst().lowest().length;
    double[] lowest = new double[parts];
    double[] highest = new double[parts];
    Arrays.fill(lowest, Double.NaN);
    Arrays.fill(highest, Double.NaN);
    for (Trace.Line pad : pads) {
      load.scale().raise(lowest, pad.index(), pad.lowest());
      load.scale().raise(highest, pad.index(), pad.highest());
    }
    ObjectNode answer = Json.object();
    answer.put("start", trace.start()).put("step", trace.step()).put("unit", load.unit());
    write(answer.putArray("lowest"), lowest);
    write(answer.putArray("highest"), highest);
    ArrayNode saturated = answer.putArray("saturated");
    for (int part = 0; part < parts; part++) {
      if (highest[part] == Double.POSITIVE_INFINITY) {
        saturated.add(part);
      }
    }
    return answer;
  }

  private static void write(ArrayNode column, double[] values) {
    for (double value : values) {
      if (Double.isFinite(value)) {
        column.add(Math.rint(value * FINENESS) / FINENESS);
      } else {
        column.addNull();
      }
    }
  }
}
