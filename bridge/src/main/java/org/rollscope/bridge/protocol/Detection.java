package org.rollscope.bridge.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/**
 * Finds out by itself which family a stream of bytes is of: all that know streams listen, the first
 * that is certain goes on. What came before is read again for it, so nothing is lost. The device
 * protocol's first words are said at once; they mean nothing to other families.
 */
final class Detection implements Conversation {
  /** What a fast line brings in some seconds; who was not understood by then begins anew. */
  private static final int MOST_KEPT = 1 << 18;

  private record Candidate(DeviceProtocol protocol, Conversation conversation) {}

  private final Link link;
  private final ToolDescription tool;
  private final DeviceListener listener;
  private final List<DeviceProtocol> protocols;
  private final List<Candidate> candidates = new ArrayList<>();
  private final Conversation usual;
  private final List<byte[]> kept = new ArrayList<>();
  private final List<Long> arrivals = new ArrayList<>();
  private int size;
  private @Nullable Conversation chosen;
  private @Nullable DeviceProtocol family;

  /**
   * @param protocols that know streams; the first is spoken until another is certain
   */
  Detection(
      List<DeviceProtocol> protocols, Link link, ToolDescription tool, DeviceListener listener) {
    this.protocols = protocols;
    this.link = link;
    this.tool = tool;
    this.listener = listener;
    usual = protocols.getFirst().converse(link, tool, listener);
    listen();
  }

  private void listen() {
    candidates.clear();
    for (DeviceProtocol protocol : protocols) {
      candidates.add(new Candidate(protocol, protocol.converse(link, tool, new Deaf())));
    }
  }

  @Override
  public void open() throws LinkException {
    usual.open();
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long arrival) {
    Conversation certain = chosen;
    if (certain != null) {
      certain.accept(bytes, offset, length, arrival);
      return;
    }
    keep(bytes, offset, length, arrival);
    for (Candidate candidate : candidates) {
      candidate.conversation().accept(bytes, offset, length, arrival);
      if (candidate.protocol().isCertain(candidate.conversation().counts())) {
        choose(candidate.protocol());
        return;
      }
    }
  }

  private void keep(byte[] bytes, int offset, int length, long arrival) {
    if (size + length > MOST_KEPT) {
      forget();
      listen();
    }
    kept.add(Arrays.copyOfRange(bytes, offset, offset + length));
    arrivals.add(arrival);
    size += length;
  }

  private void forget() {
    kept.clear();
    arrivals.clear();
    size = 0;
  }

  private void replay(Conversation to) {
    for (int i = 0; i < kept.size(); i++) {
      to.accept(kept.get(i), 0, kept.get(i).length, arrivals.get(i));
    }
    forget();
  }

  private void choose(DeviceProtocol protocol) {
    boolean isUsual = protocol.equals(protocols.getFirst());
    Conversation conversation = isUsual ? usual : protocol.converse(link, tool, listener);
    chosen = conversation;
    family = protocol;
    candidates.clear();
    if (!isUsual) {
      try {
        conversation.open();
      } catch (LinkException e) {
        // The next read of the link tells the same.
        return;
      }
    }
    replay(conversation);
  }

  private Conversation current() {
    Conversation certain = chosen;
    return certain == null ? usual : certain;
  }

  @Override
  public void tick(long nanos) throws LinkException {
    current().tick(nanos);
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    if (chosen == null && !(command instanceof Command.GetInfo)) {
      throw new LinkException(link.name() + " has not told what it is yet; ask again then.");
    }
    return current().send(sequence, command);
  }

  @Override
  public void finish() {
    if (chosen == null) {
      replay(usual);
    }
    current().finish();
  }

  @Override
  public DecodeCounts counts() {
    return chosen == null ? candidates.getFirst().conversation().counts() : chosen.counts();
  }

  @Override
  public Optional<DeviceProtocol> family() {
    return Optional.ofNullable(family);
  }

  @Override
  public Optional<String> problem() {
    return chosen == null ? candidates.getFirst().conversation().problem() : chosen.problem();
  }

  /** Hears nothing: candidates are only counted. */
  private static final class Deaf implements DeviceListener {
    @Override
    public void info(DeviceInfo info) {
      // Whoever is chosen reads it again.
    }

    @Override
    public void samples(SampleBlock block) {
      // Whoever is chosen reads them again.
    }
  }
}
