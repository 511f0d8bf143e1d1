package org.rollscope.desktop.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.http.Refusal;

/**
 * Who may come in. A page of another site cannot: the name it was asked for must be one of this
 * computer's, and what changes something must come from a page of ours. Another computer can only
 * with the cookie of a paired phone. Safe for any thread.
 */
final class Gate {
  static final String COOKIE = "rollscope";

  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> names;
  private final @Nullable Pairing pairing;

  /**
   * A gate.
   *
   * @param lanNames what this computer is called in the local network
   * @param pairing null where nobody else may come in
   */
  Gate(Set<String> lanNames, @Nullable Pairing pairing) {
    names = lanNames;
    this.pairing = pairing;
  }

  /**
   * Looks at a request before anything is done.
   *
   * @throws Refusal when it must not be carried out
   */
  void check(Context request) {
    String host = request.header("Host");
    if (host == null || !isOurs(nameOf(host))) {
      throw new Refusal(
          Refusal.MISDIRECTED, "this is not the name of this computer; use http://localhost");
    }
    boolean safe = request.method().name().matches("GET|HEAD");
    String origin = request.header("Origin");
    if (!safe && origin != null && !origin.equals(request.scheme() + "://" + host)) {
      throw new Refusal(Refusal.FORBIDDEN, "a page of another site must not do this");
    }
    if (needsPairing(request) && !isPaired(request)) {
      throw new Refusal(
          Refusal.UNPAIRED,
          "this phone is not paired: scan the code that Rollscope shows on the computer");
    }
  }

  private boolean isOurs(String name) {
    return OWN_NAMES.contains(name) || names.contains(name);
  }

  private static String nameOf(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }

  /** The files of the pages hold nothing about anybody; they show a stranger how to pair. */
  private static boolean needsPairing(Context request) {
    return request.path().startsWith("/api/") && !request.path().equals("/api/pair");
  }

  private boolean isPaired(Context request) {
    String token = request.cookie(COOKIE);
    return isFromHere(request) || (pairing != null && token != null && pairing.knows(token));
  }

  /** Whether it comes from this very computer. */
  static boolean isFromHere(Context request) {
    try {
      // An address as a text is parsed, not looked up.
      return InetAddress.getByName(request.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
