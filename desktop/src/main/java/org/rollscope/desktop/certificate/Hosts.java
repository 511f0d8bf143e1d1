package org.rollscope.desktop.certificate;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** By what this computer is reached. */
public final class Hosts {
  private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "::1");

  private Hosts() {}

  /**
   * The names and addresses for a broker's certificate: those given, then this computer's name,
   * bare and as its neighbours say it, its addresses, and loopback.
   */
  public static List<String> with(List<String> given) {
    Set<String> all = new LinkedHashSet<>(given);
    try {
      String name = InetAddress.getLocalHost().getHostName();
      if (name.matches("[A-Za-z0-9-]+")) {
        all.add(name);
        all.add(name + ".local");
      }
    } catch (UnknownHostException e) {
      all.addAll(ALWAYS); // it has no name; its addresses do
    }
    all.addAll(addresses());
    all.addAll(ALWAYS);
    return List.copyOf(all);
  }

  /** What a certificate holds for; addresses of IPv6 with all their zeros. */
  static List<String> of(X509Certificate certificate) throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    List<String> all = new ArrayList<>();
    for (List<?> name : names == null ? List.<List<?>>of() : names) {
      if (name.getLast() instanceof String text) {
        all.add(text);
      }
    }
    return all;
  }

  private static List<String> addresses() {
    List<String> all = new ArrayList<>();
    try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
      cards
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
          .map(InetAddress::getHostAddress)
          .map(address -> address.replaceAll("%.*", ""))
          .forEach(all::add);
    } catch (SocketException e) {
      all.clear(); // none can be told; the given ones remain
    }
    return all;
  }
}
