package org.rollscope.desktop.broker;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;

/**
 * Reads ahead how long each packet says it is, so that one that is too large is refused before any
 * of it is kept: Netty's decoder first collects its properties, up to 256 MB. The first packet of a
 * client, which nobody knows yet, may be much smaller only. Stands before the decoder; the {@link
 * FormGate} after it is told by an exception.
 */
final class PacketGate extends ChannelInboundHandlerAdapter {
  private static final int MOST_SHIFT = 21;

  private final int most;
  private int allowed;
  private long left;
  private int length;
  private int shift = -1;
  private boolean over;

  PacketGate(House house) {
    most = house.limits().packet();
    allowed = house.limits().hello();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ByteBuf bytes = (ByteBuf) message;
    if (!over && fits(bytes)) {
      context.fireChannelRead(message);
      return;
    }
    bytes.release();
    if (!over) {
      over = true;
      context.fireExceptionCaught(
          new TooLongFrameException("a packet of " + length + " bytes, allowed " + allowed));
    }
  }

  private boolean fits(ByteBuf bytes) {
    int at = bytes.readerIndex();
    while (at < bytes.writerIndex()) {
      if (left > 0) {
        int some = (int) Math.min(left, bytes.writerIndex() - at);
        at += some;
        left -= some;
      } else if (shift < 0) {
        at++; // the kind of the packet
        length = 0;
        shift = 0;
      } else if (!takeLength(bytes.getByte(at++))) {
        return false;
      }
    }
    return true;
  }

  private boolean takeLength(byte digit) {
    length |= (digit & 0x7F) << shift;
    shift += 7;
    if (digit < 0 && shift <= MOST_SHIFT) {
      return true;
    }
    if (length > allowed) {
      return false;
    }
    allowed = most;
    left = length;
    shift = -1;
    return true;
  }
}
