package org.rollscope.desktop.broker;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.rollscope.desktop.access.Refusal;

/** Turns clients away while there are too many; the broker never hears of those. */
final class CrowdGate extends ChannelInboundHandlerAdapter {
  private final House house;
  private boolean inside;

  CrowdGate(House house) {
    this.house = house;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    inside = house.crowd().enter();
    if (inside) {
      context.fireChannelActive();
    } else {
      house
          .refusals()
          .add(Refusal.CROWD, () -> "a connection from " + Guest.place(context.channel()));
      Answers.close(context);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (inside) {
      context.fireChannelRead(message);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (inside) {
      context.fireChannelReadComplete();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (inside) {
      house.crowd().leave(Guest.isIn(context.channel()));
      context.fireChannelInactive();
    }
  }
}
