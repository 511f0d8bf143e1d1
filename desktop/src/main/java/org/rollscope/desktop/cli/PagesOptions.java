package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.UserFolder;
import org.rollscope.desktop.companion.Opened;
import org.rollscope.desktop.web.QrCode;
import org.rollscope.desktop.web.WebConfig;
import org.rollscope.desktop.web.WebServer;
import picocli.CommandLine.Option;

/** Options that say where the pages are and who sees them, and what is told of that. */
final class PagesOptions {
  private static final int PORTS = 10;
  private static final int ANY = -1;
  private static final int GROUP = 48;

  @Option(
      names = "--web-port",
      paramLabel = "PORT",
      description = "Where the pages are; 7655 unless told, or the next that is free.")
  private int port = ANY;

  @Option(
      names = "--lan",
      description = "Let phones of the local network in, once they are paired.")
  private boolean lan;

  @Option(
      names = "--https",
      description =
          "With --lan: let them in by HTTPS alone, on the next port, with a certificate made here.")
  private boolean https;

  @Option(names = "--no-browser", description = "Do not open the pages in a browser.")
  private boolean noBrowser;

  /** Whether a certain port was asked for. */
  boolean isPortGiven() {
    return port != ANY;
  }

  /** The port that was asked for, else the usual one or the next that is free, which is told. */
  int port(PrintWriter out) {
    if (port != ANY) {
      return port;
    }
    int free = RunningPages.freePort(WebConfig.USUAL_PORT, PORTS);
    if (free != WebConfig.USUAL_PORT) {
      out.println("Port %d is taken by another program.".formatted(WebConfig.USUAL_PORT));
    }
    return free;
  }

  /**
   * Whether others may see the pages.
   *
   * @param phones the file that remembers them; null forgets them
   */
  Opened opened(@Nullable Path phones) {
    if (https && !lan) {
      throw new CommandException(
          "--https is for phones: add --lan. This computer needs none to reach itself");
    }
    if (!lan) {
      return Opened.TO_NOBODY;
    }
    Path certificates = https ? UserFolder.path().resolve("certificates") : null;
    return new Opened(true, phones, certificates);
  }

  /** The secret is shown to a person who looks at a terminal, and to nothing that keeps it. */
  void tellPhones(WebServer pages, PrintWriter out, Terminal terminal) {
    if (!lan) {
      return;
    }
    Optional<String> address = pages.phoneAddress();
    if (address.isEmpty()) {
      out.println("This computer is in no network: no phone can reach it.");
      return;
    }
    if (terminal.out()) {
      new QrCode(address.get()).lines().forEach(out::println);
      out.println("Scan this with a phone in the same network. It holds once, for ten minutes;");
      out.println("Settings, on this computer, shows a new one.");
    } else {
      out.println("For a phone: Settings, on this computer, shows the code to scan.");
    }
    pages.fingerprint().ifPresent(fingerprint -> tell(fingerprint, out));
  }

  private static void tell(String fingerprint, PrintWriter out) {
    out.println("The phone warns of a certificate it does not know. Go on if the one it shows has");
    out.println("this SHA-256 fingerprint:");
    out.println("  " + fingerprint.substring(0, GROUP));
    out.println("  " + fingerprint.substring(GROUP));
  }

  /** Opens the pages, unless that is not wanted. */
  void open(String address, PrintWriter out) {
    if (!noBrowser && !SystemBrowser.open(address)) {
      out.println("No browser can be opened from here: open " + address + " in one.");
      out.flush();
    }
  }
}
