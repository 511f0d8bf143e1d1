package org.rollscope.desktop.broker;

import io.moquette.broker.NewNettyMQTTHandler;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.util.AttributeKey;
import java.util.function.Consumer;

/**
 * Reaches the channels of the embedded broker, which Moquette keeps to itself: tells where it
 * listens, and sets a {@link ConnectGate} before each client. Netty makes it by its name, for every
 * server of the process; of others than the embedded broker it keeps away.
 */
public final class BrokerChannels extends ChannelInitializerExtension {
  /** Gets the channel that listens, on the thread that starts the broker. */
  static final ScopedValue<Consumer<ServerChannel>> LISTENING = ScopedValue.newInstance();

  private static final AttributeKey<Boolean> OURS = AttributeKey.valueOf(BrokerChannels.class, "");

  /** For Netty alone. */
  public BrokerChannels() {}

  /** Has Netty use this class; to be called before Netty is used for the first time. */
  static void enable() {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  @Override
  public void postInitializeServerListenerChannel(ServerChannel channel) {
    if (LISTENING.isBound()) {
      channel.attr(OURS).set(true);
      LISTENING.get().accept(channel);
    }
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    if (channel.parent().hasAttr(OURS)) {
      channel.pipeline().addLast(new GateInstaller());
    }
  }

  /** Runs after Moquette's own initializer, when its handler is in the pipeline. */
  private static final class GateInstaller extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      ChannelPipeline pipeline = channel.pipeline();
      String broker = pipeline.context(NewNettyMQTTHandler.class).name();
      pipeline.addBefore(broker, "connectGate", new ConnectGate());
    }
  }
}
