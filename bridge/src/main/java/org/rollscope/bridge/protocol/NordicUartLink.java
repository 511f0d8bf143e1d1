package org.rollscope.bridge.protocol;

import java.util.Arrays;
import java.util.OptionalInt;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;

/** A Nordic UART as a stream of bytes: what is written goes in pieces that fit its packets. */
final class NordicUartLink implements Link {
  private static final int HEADER = 3;
  private static final int SMALLEST_MTU = 23;

  private final BleLink air;

  NordicUartLink(BleLink air) {
    this.air = air;
  }

  @Override
  public String name() {
    return air.name();
  }

  @Override
  public int read(byte[] buffer) throws LinkException {
    return air.read(buffer);
  }

  @Override
  public long arrival() {
    return air.arrival();
  }

  @Override
  public long dropped() {
    return air.dropped();
  }

  @Override
  public OptionalInt rssi() {
    return air.rssi();
  }

  @Override
  public OptionalInt battery() {
    return air.battery();
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    int longest = air.mtu().orElse(SMALLEST_MTU) - HEADER;
    for (int at = 0; at < bytes.length; at += longest) {
      air.write(Arrays.copyOfRange(bytes, at, Math.min(at + longest, bytes.length)));
    }
  }

  @Override
  public void close() {
    air.close();
  }
}
