package org.rollscope.bridge.protocol;

import java.util.Optional;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/** A conversation by stream, found out as on a serial line, over the Nordic UART service. */
final class NordicUartConversation implements Conversation {
  private final BleLink air;
  private final DeviceListener listener;
  private final Conversation stream;
  private final BatteryWatch battery;

  NordicUartConversation(BleLink air, ToolDescription tool, DeviceListener listener) {
    this.air = air;
    this.listener = listener;
    stream = new StreamProtocol().converse(new NordicUartLink(air), tool, listener);
    battery = new BatteryWatch(air, listener);
  }

  @Override
  public void open() throws LinkException {
    air.subscribe();
    stream.open();
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long arrival) {
    stream.accept(bytes, offset, length, arrival);
  }

  @Override
  public void tick(long nanos) throws LinkException {
    battery.tick(nanos);
    stream.tick(nanos);
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    if (stream.send(sequence, command)) {
      return true;
    }
    boolean isTold = command instanceof Command.GetStatus && battery.tell();
    if (isTold) {
      listener.acknowledged(new Ack(sequence, command.code(), 0));
    }
    return isTold;
  }

  @Override
  public void finish() {
    stream.finish();
  }

  @Override
  public DecodeCounts counts() {
    return stream.counts();
  }

  @Override
  public Optional<DeviceProtocol> family() {
    return stream.family();
  }

  @Override
  public Optional<String> problem() {
    return stream.problem();
  }
}
