package org.rollscope.desktop.check;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.Airspace;
import org.rollscope.bridge.ble.BleLinks;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.RollscopeProtocol;

/** The way to a device on the air, of our own protocol. */
public final class AirSource implements LinkSource, AutoCloseable {
  private static final long PATIENCE_MILLIS = 15_000;

  private final RollscopeProtocol protocol = new RollscopeProtocol();
  private final Airspace airspace;
  private final BleTarget target;
  private final LongSupplier nanoTime;
  private final Airspace.Search search;
  private @Nullable Sighting seen;

  /**
   * @param nanoTime the host's monotonic clock
   */
  public AirSource(Airspace airspace, BleTarget target, LongSupplier nanoTime) {
    this.airspace = airspace;
    this.target = target;
    this.nanoTime = nanoTime;
    // A device that is named is taken whatever it advertises: that is one of the checks.
    search = airspace.search(target, one -> !target.isAny() || protocol.recognises(one), Set.of());
  }

  @Override
  public String name() {
    return target.link();
  }

  @Override
  public Link open() throws LinkException {
    Sighting found = search.find(PATIENCE_MILLIS);
    seen = found;
    try {
      Optional<DeviceProtocol> other = other(found);
      if (other.isPresent()) {
        throw new ForeignException(found.title(), other.get());
      }
      Link link = BleLinks.open(airspace.radio(), found, protocol.profiles(), nanoTime);
      search.found();
      return link;
    } catch (LinkException | ForeignException e) {
      search.lost();
      throw e;
    }
  }

  private Optional<DeviceProtocol> other(Sighting found) {
    return protocol.recognises(found)
        ? Optional.empty()
        : DeviceProtocol.all().stream().filter(one -> one.recognises(found)).findFirst();
  }

  /** Whether the device has been heard. */
  boolean isSeen() {
    return seen != null;
  }

  /** The device as it was heard. */
  Sighting seen() {
    return Objects.requireNonNull(seen, "the device has not been heard yet");
  }

  @Override
  public void close() {
    search.end();
  }
}
