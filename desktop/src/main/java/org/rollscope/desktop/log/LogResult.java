package org.rollscope.desktop.log;

import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.DecodeCounts;

/**
 * What reading a recording came to.
 *
 * @param device the device as the recording describes it last
 * @param counts what the decoder read
 * @param sessions sessions that were found; 0 when nothing touched the skin
 * @param restarts how often the device's clock went back or it started anew
 * @param cutShort its packing is damaged: the end is missing
 */
public record LogResult(
    DeviceInfo device, DecodeCounts counts, int sessions, int restarts, boolean cutShort) {}
