package org.rollscope.bridge.guest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Programs;

/** The guest does what tests ask of it. A client of D-Bus that is not ours looks at it. */
class GuestTest {
  private static final Pattern ADAPTER =
      Pattern.compile(
          "\"Address\"\\s+variant\\s+string \"([^\"]+)\""
              + "(?s:.*?)\"Powered\"\\s+variant\\s+boolean true");

  private static Guest guest;

  @BeforeAll
  static void boot(@TempDir Path folder) throws IOException {
    guest = Guest.boot(folder);
  }

  @AfterAll
  static void close() throws IOException {
    if (guest != null) {
      guest.close();
    }
  }

  @Test
  void hasTwoPoweredAdapters() throws IOException {
    assertThat(adapters()).containsExactly("00:AA:01:00:00:00", "00:AA:01:01:00:01");
  }

  @Test
  void hasBluetoothdStartedAnew() throws IOException {
    String before = owner();
    guest.restartBluetoothd();
    assertThat(owner()).isNotEqualTo(before);
    assertThat(adapters()).hasSize(2);
  }

  @Test
  void hasBluetoothdBackAfterACrash() throws IOException {
    String before = owner();
    guest.crashBluetoothd();
    assertThat(owner()).isNotEqualTo(before).doesNotContain("NameHasNoOwner");
    assertThat(adapters()).hasSize(2);
  }

  @Test
  void goesWithoutBluetoothd() throws IOException {
    guest.killBluetoothd();
    assertThat(owner()).contains("NameHasNoOwner");
    guest.startBluetoothd();
    assertThat(adapters()).hasSize(2);
  }

  @Test
  void goesWithoutControllers() throws IOException {
    guest.unplug();
    assertThat(adapters()).isEmpty();
    guest.plug();
    assertThat(adapters()).containsExactly("00:AA:01:00:00:00", "00:AA:01:01:00:01");
  }

  @Test
  void saysWhatItCannotDo() {
    assertThatThrownBy(guest::loseLinks)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no link");
  }

  @Test
  void tellsWhatBluetoothdLogged() throws IOException {
    assertThat(guest.log()).anyMatch(line -> line.contains("Bluetooth daemon"));
  }

  /** The addresses of the adapters that are powered. */
  private static List<String> adapters() throws IOException {
    String objects = ask("org.bluez", "/", "org.freedesktop.DBus.ObjectManager.GetManagedObjects");
    return ADAPTER.matcher(objects).results().map(found -> found.group(1)).sorted().toList();
  }

  private static String owner() throws IOException {
    return ask(
        "org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus.GetNameOwner",
        "string:org.bluez");
  }

  private static String ask(String name, String path, String... method) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Programs.need("dbus-send", "dbus-bin"),
                "--bus=" + guest.busAddress(),
                "--print-reply",
                "--dest=" + name,
                path));
    command.addAll(Arrays.asList(method));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
