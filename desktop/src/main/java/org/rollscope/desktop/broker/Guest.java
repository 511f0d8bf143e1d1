package org.rollscope.desktop.broker;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.access.Access;
import org.rollscope.desktop.access.Entry;

/**
 * A client that was let in.
 *
 * @param granted as what
 * @param clientId as it calls itself; empty where the broker is to name it
 * @param session what belongs to that identifier
 * @param answers how it is answered
 */
record Guest(Entry.Granted granted, String clientId, ClientIds.Session session, Answers answers) {
  private static final AttributeKey<Guest> KEY = AttributeKey.valueOf(Guest.class, "");

  /** The one behind a channel, which must have been let in. */
  static Guest of(Channel channel) {
    return Objects.requireNonNull(find(channel), "nobody was let in here");
  }

  static boolean isIn(Channel channel) {
    return find(channel) != null;
  }

  private static @Nullable Guest find(Channel channel) {
    return channel.attr(KEY).get();
  }

  void enter(Channel channel) {
    channel.attr(KEY).set(this);
  }

  Access access() {
    return granted.access();
  }

  /** Who is behind a channel, for people. */
  static String words(Channel channel) {
    Guest guest = find(channel);
    String place = place(channel).getHostAddress();
    return guest == null
        ? "a stranger at " + place
        : "%s (client %s at %s)"
            .formatted(guest.access().who(), PlainText.of(guest.clientId), place);
  }

  static InetAddress place(Channel channel) {
    return channel.remoteAddress() instanceof InetSocketAddress address
        ? address.getAddress()
        : InetAddress.getLoopbackAddress();
  }
}
