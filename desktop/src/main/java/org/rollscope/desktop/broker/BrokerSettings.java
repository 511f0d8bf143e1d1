package org.rollscope.desktop.broker;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ListenAddress;
import org.rollscope.desktop.access.UsersFile;

/**
 * How an embedded broker is started.
 *
 * @param listen where it listens
 * @param users who may use it; null for everybody on this computer
 * @param tls how it speaks TLS; null for plain TCP
 * @param root first level of every topic of ours
 */
public record BrokerSettings(
    ListenAddress listen, @Nullable UsersFile users, @Nullable ServerTls tls, String root) {
  /** For everybody on this computer, on a free port. */
  public static final BrokerSettings DEFAULT =
      new BrokerSettings(
          new ListenAddress(ListenAddress.LOOPBACK, 0), null, null, BrokerConfig.DEFAULT_ROOT);

  public BrokerSettings withListen(ListenAddress address) {
    return new BrokerSettings(address, users, tls, root);
  }

  public BrokerSettings withUsers(UsersFile file) {
    return new BrokerSettings(listen, file, tls, root);
  }

  public BrokerSettings withTls(ServerTls certificates) {
    return new BrokerSettings(listen, users, certificates, root);
  }

  public BrokerSettings withRoot(String newRoot) {
    return new BrokerSettings(listen, users, tls, newRoot);
  }
}
