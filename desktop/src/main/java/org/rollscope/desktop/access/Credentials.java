package org.rollscope.desktop.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Secret;

/**
 * What a client says of itself when it connects. It prints without the password.
 *
 * @param address where it comes from
 * @param name the user it says it is; null for none
 * @param password null for none
 * @param certified the name in its certificate, whose signature is checked; null for none
 */
public record Credentials(
    InetAddress address,
    @Nullable String name,
    @Nullable Secret password,
    @Nullable String certified) {

  /** Those that are taken for one when they guess: one address, of IPv6 a whole /64. */
  String neighbourhood() {
    byte[] bytes = address.getAddress();
    int length = address instanceof Inet6Address ? 8 : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }

  @Override
  public String toString() {
    return (name == null ? "nobody" : name) + " at " + address.getHostAddress();
  }
}
