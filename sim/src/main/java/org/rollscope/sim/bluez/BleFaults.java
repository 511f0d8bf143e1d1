package org.rollscope.sim.bluez;

import java.time.Duration;

/**
 * What is wrong with a device on the air.
 *
 * @param connecting time from the host's call to the connection
 * @param resolving time from the connection until the services are known
 * @param resolves whether the services are ever known
 * @param mtu longest packet the device agrees to
 * @param loss probability that a notification is lost
 * @param doubling probability that a notification comes twice
 * @param pairing whether it lets nobody read, write or subscribe before pairing
 * @param wrongService whether its services are not those it advertises
 */
public record BleFaults(
    Duration connecting,
    Duration resolving,
    boolean resolves,
    int mtu,
    double loss,
    double doubling,
    boolean pairing,
    boolean wrongService) {
  /** A good device that is near. */
  public static final BleFaults NONE =
      new BleFaults(Duration.ofMillis(80), Duration.ofMillis(150), true, 247, 0, 0, false, false);

  public BleFaults withResolving(Duration time) {
    return new BleFaults(connecting, time, resolves, mtu, loss, doubling, pairing, wrongService);
  }

  public BleFaults withConnecting(Duration time) {
    return new BleFaults(time, resolving, resolves, mtu, loss, doubling, pairing, wrongService);
  }

  /** Its services never become known. */
  public BleFaults unresolved() {
    return new BleFaults(connecting, resolving, false, mtu, loss, doubling, pairing, wrongService);
  }

  public BleFaults withMtu(int newMtu) {
    return new BleFaults(
        connecting, resolving, resolves, newMtu, loss, doubling, pairing, wrongService);
  }

  /** Notifications are lost or doubled with these probabilities. */
  public BleFaults lossy(double lost, double twice) {
    return new BleFaults(connecting, resolving, resolves, mtu, lost, twice, pairing, wrongService);
  }

  /** It asks for pairing. */
  public BleFaults paired() {
    return new BleFaults(connecting, resolving, resolves, mtu, loss, doubling, true, wrongService);
  }

  /** Its services are not those it advertises. */
  public BleFaults withWrongService() {
    return new BleFaults(connecting, resolving, resolves, mtu, loss, doubling, pairing, true);
  }
}
