package org.rollscope.desktop.check;

import java.util.List;
import java.util.Optional;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.protocol.Conversation;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;

/** Finds the family whose words bytes are that make no sense in our own protocol. */
final class Foreign {
  private static final ToolDescription TOOL =
      new ToolDescription(
          "device",
          "device",
          Instrument.of(InstrumentKind.BALL, InstrumentKind.BALL.typicalRadius()));

  private Foreign() {}

  static Optional<DeviceProtocol> family(List<byte[]> pieces) {
    return DeviceProtocol.all().stream()
        .filter(one -> !one.bauds().isEmpty() && !one.name().equals(RollscopeProtocol.NAME))
        .filter(one -> understands(one, pieces))
        .findFirst();
  }

  private static boolean understands(DeviceProtocol protocol, List<byte[]> pieces) {
    Conversation conversation = protocol.converse(new Mute(), TOOL, new Deaf());
    for (byte[] piece : pieces) {
      conversation.accept(piece, 0, piece.length, 0);
    }
    return protocol.isCertain(conversation.counts());
  }

  /** A link to nowhere. */
  private static final class Mute implements Link {
    @Override
    public String name() {
      return "what was heard";
    }

    @Override
    public int read(byte[] buffer) {
      return 0;
    }

    @Override
    public void write(byte[] bytes) {
      // Nobody is to be asked; what was heard must do.
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }

  /** Only what is understood counts, not what it says. */
  private static final class Deaf implements DeviceListener {
    @Override
    public void info(DeviceInfo info) {
      // See above.
    }

    @Override
    public void samples(SampleBlock block) {
      // See above.
    }
  }
}
