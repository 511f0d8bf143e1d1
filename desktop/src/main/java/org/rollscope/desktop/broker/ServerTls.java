package org.rollscope.desktop.broker;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.certificate.Pem;

/**
 * How a broker speaks TLS; files are PEM.
 *
 * @param certificate of the broker, and those that signed it
 * @param key of that certificate, without a password
 * @param clients whose signature on a client's certificate is trusted; null where clients have none
 */
public record ServerTls(Path certificate, Path key, @Nullable Path clients) {
  /**
   * Reads the files.
   *
   * @throws IOException naming the file that cannot be used, and why
   */
  SslContext context(Instant now) throws IOException {
    List<X509Certificate> chain = Pem.certificates(certificate);
    X509Certificate own = chain.getFirst();
    if (own.getNotAfter().toInstant().isBefore(now)) {
      throw new IOException(
          "the certificate %s expired on %s; 'rollscope broker certificate' makes a new one"
              .formatted(
                  certificate,
                  LocalDate.ofInstant(own.getNotAfter().toInstant(), ZoneId.systemDefault())));
    }
    PrivateKey secret = Pem.key(key, own.getPublicKey());
    try {
      SslContextBuilder builder =
          SslContextBuilder.forServer(secret, chain)
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2");
      if (clients != null) {
        builder.trustManager(Pem.certificates(clients)).clientAuth(ClientAuth.OPTIONAL);
      }
      return builder.build();
    } catch (SSLException e) {
      throw new IOException(
          "the certificate %s cannot be used: %s".formatted(certificate, e.getMessage()), e);
    }
  }
}
