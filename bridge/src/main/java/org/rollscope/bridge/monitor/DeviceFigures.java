package org.rollscope.bridge.monitor;

import org.rollscope.core.wire.DecodeCounts;

/**
 * How it stands with a configured device.
 *
 * @param id in topics
 * @param link where it is
 * @param state searching, connecting, streaming or lost
 * @param problem what a person should know; empty for nothing
 * @param trouble why somebody should look after it now; empty for nothing: a tool that is switched
 *     off is no trouble
 * @param connections how often it was connected
 * @param counts what was decoded over all of them
 */
public record DeviceFigures(
    String id,
    String link,
    String state,
    String problem,
    String trouble,
    long connections,
    DecodeCounts counts) {
  static final String STREAMING = "streaming";

  public DeviceFigures withTrouble(String why) {
    return new DeviceFigures(id, link, state, problem, why, connections, counts);
  }

  boolean isStreaming() {
    return state.equals(STREAMING);
  }
}
