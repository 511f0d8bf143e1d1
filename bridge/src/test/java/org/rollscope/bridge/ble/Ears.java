package org.rollscope.bridge.ble;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;

/** Pumps a connection and keeps what it says. */
public final class Ears implements DeviceListener {
  public final List<DeviceInfo> infos = new ArrayList<>();
  public final List<DeviceStatus> statuses = new ArrayList<>();
  public final List<Ack> acks = new ArrayList<>();
  public long samples;

  /** Pumps until so many more samples have come. */
  public void await(Connection connection, int more) throws LinkException {
    long enough = samples + more;
    await(connection, () -> samples >= enough);
  }

  /** Pumps until something is so; fails after 20 s. */
  public void await(Connection connection, BooleanSupplier so) throws LinkException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited in vain; %d samples, %s".formatted(samples, connection.counts()));
      }
      connection.pump();
    }
  }

  /** Pumps until the connection is lost; returns the reason. */
  public String awaitLoss(Connection connection) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    try {
      while (System.nanoTime() < deadline) {
        connection.pump();
      }
    } catch (LinkException e) {
      return e.getMessage();
    }
    throw new AssertionError("the connection was not lost");
  }

  @Override
  public void info(DeviceInfo info) {
    infos.add(info);
  }

  @Override
  public void samples(SampleBlock block) {
    samples += block.size();
  }

  @Override
  public void status(DeviceStatus status) {
    statuses.add(status);
  }

  @Override
  public void acknowledged(Ack ack) {
    acks.add(ack);
  }
}
