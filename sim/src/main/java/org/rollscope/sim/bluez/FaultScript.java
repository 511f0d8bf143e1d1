package org.rollscope.sim.bluez;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What happens to a device on the virtual air, to be played by name. */
public enum FaultScript {
  OUT_OF_RANGE(
      "goes out of range for 5 s, again and again",
      (bluez, device) ->
          bluez.every(
              Duration.ofSeconds(15),
              () -> {
                device.near(false);
                bluez.after(Duration.ofSeconds(5), () -> device.near(true));
              })),
  DISCONNECT(
      "is cut amid its notifications every 8 s",
      (bluez, device) -> bluez.every(Duration.ofSeconds(8), device::drop)),
  SLOW_SERVICES(
      "takes 4 s to tell its services",
      (bluez, device) -> device.faults(BleFaults.NONE.withResolving(Duration.ofSeconds(4)))),
  NO_SERVICES(
      "never tells its services", (bluez, device) -> device.faults(BleFaults.NONE.unresolved())),
  DAEMON_RESTART(
      "the Bluetooth daemon dies every 15 s and is back 2 s later",
      (bluez, device) ->
          bluez.every(
              Duration.ofSeconds(15),
              () -> {
                bluez.stop();
                bluez.after(Duration.ofSeconds(2), bluez::restart);
              })),
  SMALL_MTU(
      "agrees to packets of 20 bytes only",
      (bluez, device) -> device.faults(BleFaults.NONE.withMtu(23))),
  LOSSY(
      "loses one notification in twenty and doubles another",
      (bluez, device) -> device.faults(BleFaults.NONE.lossy(0.05, 0.05))),
  PAIRING("wants to be paired first", (bluez, device) -> device.faults(BleFaults.NONE.paired())),
  WRONG_SERVICE(
      "has another service than it advertises",
      (bluez, device) -> device.faults(BleFaults.NONE.withWrongService()));

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // the scripts have no state
  private final BiConsumer<VirtualBluez, AirDevice> script;

  FaultScript(String words, BiConsumer<VirtualBluez, AirDevice> script) {
    this.words = words;
    this.script = script;
  }

  /** Its name for people, such as {@code out-of-range}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the device does, in words. */
  public String words() {
    return words;
  }

  /**
   * Finds a script.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static FaultScript parse(String label) {
    return Arrays.stream(values())
        .filter(script -> script.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no fault is called '"
                        + label
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(FaultScript::label)
                            .collect(Collectors.joining(", "))));
  }

  /** Begins; it goes on until the daemon is closed. */
  public void play(VirtualBluez bluez, AirDevice device) {
    script.accept(bluez, device);
  }
}
