package org.rollscope.desktop.web;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How this computer is reached in the local network. */
final class LanAddresses {
  private LanAddresses() {}

  /** Its IPv4 addresses, those of home networks first; empty without a network. */
  static List<String> addresses() {
    List<InetAddress> found = new ArrayList<>();
    try {
      for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
        if (card.isUp() && !card.isLoopback() && !card.isVirtual()) {
          card.inetAddresses().filter(Inet4Address.class::isInstance).forEach(found::add);
        }
      }
    } catch (SocketException e) {
      return List.of();
    }
    List<String> ordered = new ArrayList<>();
    found.stream().filter(InetAddress::isSiteLocalAddress).forEach(a -> ordered.add(text(a)));
    found.stream().filter(a -> !a.isSiteLocalAddress()).forEach(a -> ordered.add(text(a)));
    return ordered;
  }

  private static String text(InetAddress address) {
    return address.getHostAddress();
  }

  /** Every name it answers to. */
  static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(addresses());
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      names.add(name);
      names.add(name + ".local");
    } catch (UnknownHostException e) {
      return names; // it has no name; its addresses do
    }
    return names;
  }
}
