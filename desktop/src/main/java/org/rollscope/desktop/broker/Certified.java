package org.rollscope.desktop.broker;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** Who a client is by its certificate, which TLS has checked. */
final class Certified {
  private Certified() {}

  /** The common name in a client's certificate; null where it has shown none. */
  static @Nullable String name(Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    if (tls == null) {
      return null;
    }
    try {
      Certificate[] chain = tls.engine().getSession().getPeerCertificates();
      RDN[] names =
          new JcaX509CertificateHolder((X509Certificate) chain[0]).getSubject().getRDNs(BCStyle.CN);
      return names.length == 1 ? IETFUtils.valueToString(names[0].getFirst().getValue()) : "";
    } catch (SSLPeerUnverifiedException e) {
      return null;
    } catch (CertificateEncodingException e) {
      return ""; // nobody's name
    }
  }
}
