package org.rollscope.bridge.protocol;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/** A link and the conversation over it. */
final class LinkConnection implements Connection {
  private static final int BUFFER = 4096;

  private final Link link;
  private final DeviceProtocol protocol;
  private final Conversation conversation;
  private final LongSupplier nanoTime;
  private final byte[] buffer = new byte[BUFFER];

  private LinkConnection(
      Link link, DeviceProtocol protocol, Conversation conversation, LongSupplier nanoTime) {
    this.link = link;
    this.protocol = protocol;
    this.conversation = conversation;
    this.nanoTime = nanoTime;
  }

  /** Says the first words; the link is closed when they fail. */
  static LinkConnection open(
      Link link,
      DeviceProtocol protocol,
      ToolDescription tool,
      DeviceListener listener,
      LongSupplier nanoTime)
      throws LinkException {
    Conversation conversation = protocol.converse(link, tool, listener);
    try {
      conversation.open();
    } catch (LinkException e) {
      link.close();
      throw e;
    }
    return new LinkConnection(link, protocol, conversation, nanoTime);
  }

  @Override
  public String name() {
    return link.name();
  }

  @Override
  public Pulse pump() throws LinkException {
    int count = link.read(buffer);
    if (count < 0) {
      conversation.finish();
      return Pulse.ENDED;
    }
    if (count > 0) {
      conversation.accept(buffer, 0, count, link.arrival());
    }
    conversation.tick(nanoTime.getAsLong());
    return count > 0 ? Pulse.HEARD : Pulse.SILENT;
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    return conversation.send(sequence, command);
  }

  @Override
  public DecodeCounts counts() {
    return conversation.counts();
  }

  @Override
  public OptionalInt rssi() {
    return link.rssi();
  }

  @Override
  public Optional<DeviceProtocol> family() {
    Optional<DeviceProtocol> spoken = conversation.family();
    return spoken.isPresent() || protocol instanceof StreamProtocol
        ? spoken
        : Optional.of(protocol);
  }

  @Override
  public Optional<String> remark() {
    return conversation.problem();
  }

  @Override
  public void close() {
    link.close();
  }
}
