package org.rollscope.desktop.broker;

import io.moquette.broker.NewNettyMQTTHandler;
import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ServerChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.util.AttributeKey;
import java.util.function.Consumer;

/**
 * Reaches the channels of the embedded broker, which Moquette keeps to itself: tells where it
 * listens, and sets its gates before each client. Netty makes it by its name, for every server of
 * the process; of others than the embedded broker it keeps away.
 */
public final class BrokerChannels extends ChannelInitializerExtension {
  /**
   * A broker that is being started.
   *
   * @param house what its gates share
   * @param listening gets the channel that listens, on the thread that starts it
   */
  record Opening(House house, Consumer<ServerChannel> listening) {}

  static final ScopedValue<Opening> OPENING = ScopedValue.newInstance();

  private static final AttributeKey<House> OURS = AttributeKey.valueOf(BrokerChannels.class, "");

  /** For Netty alone. */
  public BrokerChannels() {}

  /** Has Netty use this class; to be called before Netty is used for the first time. */
  static void enable() {
    System.setProperty(EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
  }

  @Override
  public void postInitializeServerListenerChannel(ServerChannel channel) {
    if (OPENING.isBound()) {
      channel.attr(OURS).set(OPENING.get().house());
      OPENING.get().listening().accept(channel);
    }
  }

  @Override
  public void postInitializeServerChildChannel(Channel channel) {
    House house = channel.parent().attr(OURS).get();
    if (house != null) {
      channel.config().setWriteBufferWaterMark(SlowGate.MARK);
      channel.pipeline().addLast(new GateInstaller(house));
    }
  }

  /** Runs after Moquette's own initializer, when its handler is in the pipeline. */
  private static final class GateInstaller extends ChannelInitializer<Channel> {
    private final House house;

    GateInstaller(House house) {
      this.house = house;
    }

    @Override
    protected void initChannel(Channel channel) {
      ChannelPipeline pipeline = channel.pipeline();
      String decoder = pipeline.context(MqttDecoder.class).name();
      pipeline.addBefore(decoder, "crowdGate", new CrowdGate(house));
      pipeline.addBefore(decoder, "packetGate", new PacketGate(house));
      String encoder = pipeline.context(MqttEncoder.class).name();
      pipeline.addAfter(encoder, "formGate", new FormGate(house));
      String broker = pipeline.context(NewNettyMQTTHandler.class).name();
      pipeline.addBefore(broker, "loginGate", new LoginGate(house));
      pipeline.addBefore(broker, "limitsTeller", new LimitsTeller(house));
      pipeline.addBefore(broker, "writeGate", new WriteGate(house));
      pipeline.addBefore(broker, "readGate", new ReadGate(house));
      pipeline.addBefore(broker, "connectGate", new ConnectGate());
      pipeline.addBefore(broker, "slowGate", new SlowGate(house));
    }
  }
}
