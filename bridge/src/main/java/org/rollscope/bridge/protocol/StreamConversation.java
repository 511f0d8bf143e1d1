package org.rollscope.bridge.protocol;

import java.util.Optional;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.FrameEncoder;
import org.rollscope.core.wire.SerialFraming;

/** The device protocol over a stream of bytes: frames or text lines, whichever the device sends. */
final class StreamConversation implements Conversation {
  private final Link link;
  private final AutoDecoder decoder;

  StreamConversation(Link link, ToolDescription tool, DeviceListener listener) {
    this.link = link;
    decoder = new AutoDecoder(listener, tool.id());
  }

  @Override
  public void open() throws LinkException {
    send(0, new Command.GetInfo());
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long arrival) {
    decoder.accept(bytes, offset, length);
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    link.write(SerialFraming.packet(FrameEncoder.command(sequence, command)));
    return true;
  }

  @Override
  public void finish() {
    decoder.finish();
  }

  @Override
  public DecodeCounts counts() {
    return decoder.counts();
  }

  @Override
  public Optional<String> problem() {
    return decoder.problem();
  }
}
