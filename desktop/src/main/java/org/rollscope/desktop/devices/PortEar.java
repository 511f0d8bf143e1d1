package org.rollscope.desktop.devices;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.link.SerialLink;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.LinkConnector;
import org.rollscope.bridge.protocol.StreamProtocol;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;

/**
 * Finds out what speaks on a port, at the speeds the families know. The port is opened once, for
 * many boards are reset by it and say nothing for a second or two. Used by one thread.
 */
final class PortEar {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(2200);
  private static final long NEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(1200);

  /** Ours first, then what boards are sold with. */
  private static final List<Integer> SPEEDS = List.of(115_200, 9600, 921_600);

  private static final Instrument ANY =
      Instrument.of(InstrumentKind.BALL, InstrumentKind.BALL.typicalRadius());

  /** A link that is open already. */
  private record Open(Link link) implements LinkSource {
    @Override
    public String name() {
      return link.name();
    }

    @Override
    public Link open() {
      return link;
    }
  }

  private final LongSupplier nanoTime;

  /**
   * @param nanoTime the host's monotonic clock
   */
  PortEar(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** What is on the port, as far as it can be opened. */
  Found listen(Found port) {
    SensorConfig sensor = SensorConfig.on(port.link()).withBaud(SPEEDS.getFirst());
    try (Link link = Connectors.source(sensor).open()) {
      Found heard = listen(port, link, SPEEDS.getFirst(), FIRST_NANOS);
      if (link instanceof SerialLink serial) {
        for (int speed : SPEEDS.subList(1, SPEEDS.size())) {
          if (heard.driver() == null) {
            serial.speed(speed);
            heard = listen(port, link, speed, NEXT_NANOS);
          }
        }
      }
      return heard.driver() == null
          ? port.withObstacle("It says nothing that a driver knows.")
          : heard;
    } catch (LinkException e) {
      return port.withObstacle(String.valueOf(e.getMessage()));
    }
  }

  /** The connection is not closed: that would close the link, which goes on at another speed. */
  private Found listen(Found port, Link link, int speed, long patience) throws LinkException {
    ToolDescription tool = new ToolDescription(DeviceInfo.idFrom(port.link()), "", ANY);
    Introduction.Ear ear = new Introduction.Ear(nanoTime);
    Connection connection =
        new LinkConnector(new Open(link), new StreamProtocol(), tool, nanoTime).open(ear);
    long start = nanoTime.getAsLong();
    while (connection.family().isEmpty() && nanoTime.getAsLong() - start < patience) {
      connection.pump();
    }
    DeviceProtocol family = connection.family().orElse(null);
    return family == null
        ? port
        : port.speaking(family, link instanceof SerialLink ? speed : 0)
            .telling(ear.listen(connection));
  }
}
