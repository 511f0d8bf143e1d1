package org.rollscope.bridge.tinyb;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.rollscope.bridge.ble.Attribute;
import org.rollscope.bridge.ble.Gatt;
import org.rollscope.bridge.ble.Notifications;
import org.rollscope.bridge.ble.PairingException;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.bluez.BluezError;
import org.rollscope.bridge.bluez.BluezWords;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.tinyb.TinybMessage.Kind;

/** One device that the child has connected. */
final class TinybGatt implements Gatt {
  private static final long PATIENCE_MILLIS = 5000;

  private final TinybProcess process;
  private final Sighting device;
  private final boolean ours;
  private final Notifications into;
  private final Set<Attribute> attributes = new HashSet<>();
  private final Runnable end;

  /**
   * @param ours whether this program has connected it, and so disconnects it
   * @param found service and characteristic of each characteristic, one after the other
   * @param end called when it is closed
   */
  TinybGatt(
      TinybProcess process,
      Sighting device,
      boolean ours,
      Notifications into,
      List<String> found,
      Runnable end) {
    this.process = process;
    this.device = device;
    this.ours = ours;
    this.into = into;
    this.end = end;
    for (int i = 0; i + 1 < found.size(); i += 2) {
      attributes.add(
          new Attribute(UUID.fromString(found.get(i)), UUID.fromString(found.get(i + 1))));
    }
  }

  static String path(Sighting device) {
    return device.adapter() + "/" + device.address();
  }

  @Override
  public Set<Attribute> attributes() {
    return Set.copyOf(attributes);
  }

  @Override
  public byte[] read(Attribute attribute) throws LinkException {
    return ask(Kind.READ, attribute, new byte[0]).value();
  }

  @Override
  public void write(Attribute attribute, byte[] value) throws LinkException {
    ask(Kind.WRITE, attribute, value);
  }

  @Override
  public void subscribe(Attribute attribute) throws LinkException {
    ask(Kind.SUBSCRIBE, attribute, new byte[0]);
  }

  private TinybMessage ask(Kind kind, Attribute attribute, byte[] value) throws LinkException {
    if (!attributes.contains(attribute)) {
      throw new LinkException(device.title() + " has no characteristic " + attribute + ".");
    }
    List<String> words =
        List.of(
            path(device), attribute.service().toString(), attribute.characteristic().toString());
    try {
      TinybMessage answer = process.ask(kind, words, value, PATIENCE_MILLIS);
      String reason = into.reason();
      if (reason != null) {
        throw new LinkException(reason);
      }
      if (answer == null) {
        throw new LinkException(device.title() + " did not answer in time.");
      }
      if (answer.kind() == Kind.FAILED) {
        BluezError error = TinybWords.error(answer.word(0));
        throw BluezWords.isPairing(error)
            ? new PairingException(BluezWords.pairing(device), error)
            : new LinkException(device.title() + " refuses (" + error.words() + ").", error);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Talking with " + device.title() + " was interrupted.", e);
    }
  }

  /** TinyB does not tell it. */
  @Override
  public OptionalInt mtu() {
    return OptionalInt.empty();
  }

  @Override
  public OptionalInt rssi() {
    return device.rssi();
  }

  /** TinyB does not tell it. */
  @Override
  public OptionalInt battery() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    boolean stands = into.reason() == null;
    into.end(device.title() + ": it was disconnected.");
    end.run();
    if (stands && ours) {
      try {
        process.ask(Kind.DISCONNECT, List.of(path(device)), new byte[0], PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
