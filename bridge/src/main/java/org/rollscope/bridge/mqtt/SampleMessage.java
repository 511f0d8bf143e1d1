package org.rollscope.bridge.mqtt;

import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A batch of raw samples as a message: columns with the units of the analysis. */
final class SampleMessage {
  /** Samples are even when no interval is further than this from the mean, s. */
  private static final double EVEN = 2e-6;

  private SampleMessage() {}

  static ObjectNode of(SampleBlock block, String boot, String session, Instant first) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("v", 1);
    body.put("boot", boot);
    body.put("session", session);
    body.put("deviceTime", Json.rounded(block.time(0)));
    body.put("t0", first.toString());
    body.put("n", block.size());
    times(body, block);
    if (block.has(Channel.PRESSURE)) {
      pads(body, "pressure", block, block::pressure);
    }
    if (block.has(Channel.FORCE)) {
      pads(body, "force", block, block::force);
    }
    if (block.has(Channel.ANGULAR_RATE)) {
      axes(body.putArray("gyro"), block, block::angularRate);
    }
    if (block.has(Channel.SPECIFIC_FORCE)) {
      axes(body.putArray("accel"), block, block::specificForce);
    }
    if (block.has(Channel.TEMPERATURE)) {
      column(body.putArray("temperature"), block.size(), block::temperature);
    }
    return body;
  }

  private interface Cell {
    double at(int row, int index);
  }

  private static void times(ObjectNode body, SampleBlock block) {
    int last = block.size() - 1;
    double dt = last == 0 ? 0 : (block.time(last) - block.time(0)) / last;
    boolean even = true;
    for (int row = 1; row <= last; row++) {
      even &= Math.abs(block.time(row) - block.time(row - 1) - dt) <= EVEN;
    }
    if (even) {
      body.put("dt", Json.rounded(dt));
    } else {
      column(body.putArray("t"), block.size(), row -> block.time(row) - block.time(0));
    }
  }

  private static void pads(ObjectNode body, String name, SampleBlock block, Cell cell) {
    ArrayNode array = body.putArray(name);
    if (block.pads() == 1) {
      column(array, block.size(), row -> cell.at(row, 0));
      return;
    }
    for (int pad = 0; pad < block.pads(); pad++) {
      int index = pad;
      column(array.addArray(), block.size(), row -> cell.at(row, index));
    }
  }

  private static void axes(ArrayNode array, SampleBlock block, Cell cell) {
    for (int axis = 0; axis < 3; axis++) {
      int index = axis;
      column(array.addArray(), block.size(), row -> cell.at(row, index));
    }
  }

  /** NaN is null; a saturated pad, which has no number, is the text {@code "saturated"}. */
  private static void column(ArrayNode array, int size, IntToDoubleFunction value) {
    for (int row = 0; row < size; row++) {
      double number = value.applyAsDouble(row);
      if (Double.isFinite(number)) {
        array.add(Json.rounded(number));
      } else if (Double.isNaN(number)) {
        array.addNull();
      } else {
        array.add("saturated");
      }
    }
  }
}
