package org.rollscope.bridge.protocol;

import java.util.Optional;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.FrameEncoder;
import org.rollscope.core.wire.SerialFraming;
import org.rollscope.core.wire.StreamDecoder;

/** The project's own device protocol, frames or text lines, whichever the device speaks. */
public final class RollscopeProtocol implements DeviceProtocol {
  /** Its name in the configuration. */
  public static final String NAME = "rollscope";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StreamDecoder decoder(DeviceListener listener, String fallbackId) {
    return new AutoDecoder(listener, fallbackId);
  }

  @Override
  public Optional<byte[]> encode(long sequence, Command command) {
    return Optional.of(SerialFraming.packet(FrameEncoder.command(sequence, command)));
  }
}
