package org.rollscope.desktop.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.function.UnaryOperator;
import org.rollscope.sim.device.Transmitter;

/** A device that sends lines of text, some of which are not as it made them. */
record TextAltered(Transmitter device, UnaryOperator<String> edit) implements Transmitter {
  private List<byte[]> edited(List<byte[]> packets) {
    return packets.stream()
        .map(packet -> edit.apply(new String(packet, US_ASCII)).getBytes(US_ASCII))
        .toList();
  }

  @Override
  public List<byte[]> boot() {
    return edited(device.boot());
  }

  @Override
  public boolean advance() {
    return device.advance();
  }

  @Override
  public List<byte[]> packets() {
    return edited(device.packets());
  }

  @Override
  public double time() {
    return device.time();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    return device.answer(bytes, length);
  }

  @Override
  public void dropped() {
    device.dropped();
  }
}
