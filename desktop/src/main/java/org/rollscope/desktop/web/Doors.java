package org.rollscope.desktop.web;

import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Where the server is entered: as it is, or by TLS. */
final class Doors {
  private Doors() {}

  static Connector plain(Server server, HttpConfiguration http, String host, int port) {
    return open(new ServerConnector(server, new HttpConnectionFactory(http)), host, port);
  }

  static Connector secret(
      Server server, HttpConfiguration http, SSLContext identity, String host, int port) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setSslContext(identity);
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    HttpConfiguration secure = new HttpConfiguration(http);
    // Phones come by address, for which TLS tells no name; Gate looks at the name that is asked
    // for.
    secure.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory inside = new HttpConnectionFactory(secure);
    SslConnectionFactory outside = new SslConnectionFactory(tls, inside.getProtocol());
    return open(new ServerConnector(server, outside, inside), host, port);
  }

  private static Connector open(ServerConnector connector, String host, int port) {
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }
}
