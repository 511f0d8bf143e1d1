package org.rollscope.bridge.protocol;

import java.util.Optional;
import java.util.OptionalInt;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.FrameEncoder;
import org.rollscope.core.wire.FrameReader;

/**
 * The device protocol over BLE: INFO is read from its characteristic, then one frame comes with
 * each notification and one command goes with each write.
 */
final class FrameConversation implements Conversation {
  /** A notification carries three bytes less than the longest packet. */
  private static final int HEADER = 3;

  private static final int CUT_FRAMES = 10;

  private final BleLink link;
  private final FrameReader frames;
  private final FrameOrder order;

  FrameConversation(BleLink link, ToolDescription tool, DeviceListener listener) {
    this.link = link;
    frames = new FrameReader(listener, tool.id());
    order = new FrameOrder(frames::read);
  }

  @Override
  public void open() throws LinkException {
    byte[] value = link.read(RollscopeProtocol.INFO);
    DeviceInfo info = frames.readInfo(value, 0, value.length).orElse(null);
    if (info == null) {
      throw new LinkException(
          link.name() + ": " + problem().orElse("its INFO characteristic holds no INFO frame"));
    }
    OptionalInt mtu = link.mtu();
    if (mtu.isPresent() && !FrameReader.fits(info, mtu.getAsInt() - HEADER)) {
      throw new LinkException(link.name() + ": " + tooSmall(mtu.getAsInt() - HEADER + " bytes"));
    }
    link.subscribe();
    send(0, new Command.Start(0));
  }

  private static String tooSmall(String size) {
    return "its packets are too small for one sample ("
        + size
        + "). The firmware must agree to a larger MTU; 247 is best.";
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long arrival) {
    order.accept(bytes, offset, length, arrival);
  }

  @Override
  public void tick(long nanos) {
    order.tick(nanos);
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    link.write(FrameEncoder.command(sequence, command));
    return true;
  }

  @Override
  public void finish() {
    order.flush();
    frames.finish();
  }

  @Override
  public DecodeCounts counts() {
    return frames.counts();
  }

  @Override
  public Optional<String> problem() {
    DecodeCounts counts = frames.counts();
    // Where the radio cannot tell the MTU, frames that are all cut short do.
    boolean cut = link.mtu().isEmpty() && counts.samples() == 0 && counts.malformed() >= CUT_FRAMES;
    return cut ? Optional.of(tooSmall("they are cut short")) : frames.problem();
  }
}
