package org.rollscope.bridge.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.rollscope.bridge.ble.Airspace;
import org.rollscope.bridge.ble.BleLinks;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.BlockedLinkException;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/** A tool on the air: looked for, recognised, connected; and looked for again when it is lost. */
public final class BleConnector implements Connector {
  private static final long PATIENCE_MILLIS = 1500;

  private final Airspace airspace;
  private final BleTarget target;
  private final List<DeviceProtocol> protocols;
  private final Instrument instrument;
  private final LongSupplier nanoTime;
  private final Airspace.Search search;

  /**
   * @param protocols the families it may be of
   * @param instrument the tool, for a device that does not tell
   * @param nanoTime the host's monotonic clock
   */
  public BleConnector(
      Airspace airspace,
      BleTarget target,
      List<DeviceProtocol> protocols,
      Instrument instrument,
      LongSupplier nanoTime) {
    this.airspace = airspace;
    this.target = target;
    this.protocols = List.copyOf(protocols);
    this.instrument = instrument;
    this.nanoTime = nanoTime;
    search = airspace.search(target, seen -> protocolOf(seen).isPresent(), services());
  }

  /** The services to listen for; empty where one family may not advertise its own. */
  private Set<UUID> services() {
    return protocols.size() == 1 && protocols.getFirst().advertisesService()
        ? protocols.getFirst().profile().map(BleProfile::service).map(Set::of).orElse(Set.of())
        : Set.of();
  }

  /** The only family that may be is taken at the person's word, where the device is named. */
  private Optional<DeviceProtocol> protocolOf(Sighting seen) {
    return protocols.size() == 1 && !target.isAny()
        ? Optional.of(protocols.getFirst())
        : protocols.stream().filter(protocol -> protocol.recognises(seen)).findFirst();
  }

  @Override
  public String name() {
    return target.link();
  }

  @Override
  public Connection open(DeviceListener listener) throws LinkException {
    Sighting seen = search.find(PATIENCE_MILLIS);
    DeviceProtocol protocol = protocolOf(seen).orElseThrow();
    String rivals = search.rivals();
    try {
      Link link = BleLinks.open(airspace.radio(), seen, profiles(seen, protocol), nanoTime);
      String name = seen.name().isEmpty() ? protocol.title() : seen.name();
      ToolDescription tool =
          new ToolDescription(DeviceInfo.idFrom(seen.address()), name, instrument);
      Connection connection = LinkConnection.open(link, protocol, tool, listener, nanoTime);
      search.found();
      return new Searched(connection, rivals);
    } catch (LinkException e) {
      search.lost();
      throw e;
    }
  }

  private static List<BleProfile> profiles(Sighting seen, DeviceProtocol protocol)
      throws LinkException {
    if (protocol.profiles().isEmpty()) {
      throw new BlockedLinkException(
          seen.title()
              + " cannot be a "
              + protocol.title()
              + ", which speaks over serial lines only; leave the protocol out.");
    }
    return protocol.profiles();
  }

  @Override
  public boolean searches() {
    return true;
  }

  @Override
  public boolean beckons() {
    return search.beckons();
  }

  @Override
  public void close() {
    search.end();
  }

  /** Gives the device free when the connection ends. */
  private final class Searched implements Connection {
    private final Connection connection;
    private final String rivals;

    Searched(Connection connection, String rivals) {
      this.connection = connection;
      this.rivals = rivals;
    }

    @Override
    public String name() {
      return connection.name();
    }

    @Override
    public Pulse pump() throws LinkException {
      return connection.pump();
    }

    @Override
    public boolean send(long sequence, Command command) throws LinkException {
      return connection.send(sequence, command);
    }

    @Override
    public DecodeCounts counts() {
      return connection.counts();
    }

    @Override
    public OptionalInt rssi() {
      return connection.rssi();
    }

    @Override
    public Optional<DeviceProtocol> family() {
      return connection.family();
    }

    @Override
    public Optional<String> remark() {
      return connection.remark().or(() -> Optional.of(rivals).filter(text -> !text.isEmpty()));
    }

    @Override
    public void close() {
      connection.close();
      search.lost();
    }
  }
}
