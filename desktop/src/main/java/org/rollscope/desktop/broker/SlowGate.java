package org.rollscope.desktop.broker;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import org.rollscope.desktop.access.Refusal;

/**
 * Moquette drops what it sends to a channel that is full, also what must arrive. So a channel gets
 * full only when a client has let very much pile up, and then it is closed: the client learns of
 * it, and comes back.
 */
final class SlowGate extends ChannelInboundHandlerAdapter {
  private static final int MOST_WAITING = 256 << 20;

  static final WriteBufferWaterMark MARK = new WriteBufferWaterMark(MOST_WAITING / 2, MOST_WAITING);

  private final House house;

  SlowGate(House house) {
    this.house = house;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!context.channel().isWritable()) {
      house
          .refusals()
          .add(
              Refusal.SLOW,
              () ->
                  "%s takes its messages too slowly and is sent away; %d MB waited"
                      .formatted(Guest.words(context.channel()), MOST_WAITING >> 20));
      context.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
    }
  }
}
