package org.rollscope.desktop.web;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.rollscope.desktop.certificate.Authority;
import org.rollscope.desktop.certificate.ServerIdentity;

/**
 * By what the local network knows this computer.
 *
 * @param context for its connections
 * @param fingerprint of the certificate, as browsers show it, so that a person can compare
 */
record LanIdentity(SSLContext context, String fingerprint) {

  /**
   * The one in a folder, which is made where it is not there or this computer is called something
   * else now.
   *
   * @throws IOException where it can neither be read nor made, in words for people
   */
  static LanIdentity in(Path folder, InstantSource clock) throws IOException {
    List<String> names = new ArrayList<>(LanAddresses.names());
    names.add("localhost");
    names.add("127.0.0.1");
    try {
      ServerIdentity identity =
          ServerIdentity.of(Authority.in(folder, clock).pages(List.copyOf(names)));
      return new LanIdentity(identity.context(), identity.fingerprint());
    } catch (GeneralSecurityException e) {
      throw new IOException("no certificate could be made in " + folder, e);
    }
  }
}
