package org.rollscope.desktop.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.routines.RoutineShelf;

/**
 * Where the pages are served, and from what.
 *
 * @param port of TCP; 0 for any that is free
 * @param lan whether the local network may come in, with a paired phone
 * @param broker whose tools are shown; its client id is this server's own
 * @param phones the file that remembers paired phones; null forgets them when the process ends
 * @param certificates the folder of the certificate for the local network, which then comes by
 *     HTTPS alone, on the next port; null for HTTP
 * @param routines folder of the person's own routines, a file each; need not exist
 */
public record WebConfig(
    int port,
    boolean lan,
    BrokerConfig broker,
    @Nullable Path phones,
    @Nullable Path certificates,
    Path routines) {
  /** Where it is looked for first. */
  public static final int USUAL_PORT = 7655;

  /** For this computer alone. */
  public static WebConfig local(int port, BrokerConfig broker) {
    return new WebConfig(port, false, broker, null, null, RoutineShelf.usualFolder());
  }

  public WebConfig withLan(boolean open, @Nullable Path file) {
    return new WebConfig(port, open, broker, file, certificates, routines);
  }

  public WebConfig withPort(int other) {
    return new WebConfig(other, lan, broker, phones, certificates, routines);
  }

  public WebConfig withCertificates(@Nullable Path folder) {
    return new WebConfig(port, lan, broker, phones, folder, routines);
  }

  public WebConfig withRoutines(Path folder) {
    return new WebConfig(port, lan, broker, phones, certificates, folder);
  }
}
