package org.rollscope.desktop.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The browser that the person uses. */
final class SystemBrowser {
  private SystemBrowser() {}

  /** Opens an address in it; false where there is none to be seen. */
  static boolean open(String address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command;
    if (system.startsWith("mac")) {
      command = List.of("open", address);
    } else if (system.startsWith("windows")) {
      command = List.of("rundll32", "url.dll,FileProtocolHandler", address);
    } else if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
      return false; // a machine without a screen
    } else {
      command = List.of("xdg-open", address);
    }
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }
}
