package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.store.Store;

/** The pages for the local network, encrypted. */
@Timeout(60)
class HttpsTest {
  private static final BrokerConfig NOWHERE = BrokerConfig.at("tcp://127.0.0.1:9", "pages");

  @TempDir private Path folder;
  private Store store;
  private WebServer server;
  private URI page;

  @BeforeEach
  void start() throws IOException {
    Assumptions.assumeFalse(LanAddresses.addresses().isEmpty(), "this computer has no network");
    store = Stores.in(folder);
    server = serve();
    page = URI.create(server.phonePage().orElseThrow());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
      store.close();
    }
  }

  private WebServer serve() throws IOException {
    WebConfig open = WebConfig.local(0, NOWHERE).withLan(true, null).withCertificates(folder);
    return WebServer.start(open, store);
  }

  /** Trusts the authority that was made, and nobody else. */
  private SSLContext trust() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", certificate("ca.pem"));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private Certificate certificate(String file) throws Exception {
    try (var in = Files.newInputStream(folder.resolve(file))) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  @Test
  void aPhonePairsAndItsCookieGoesNowhereElse() throws Exception {
    assertThat(page.getScheme()).isEqualTo("https");
    try (Browser phone = new Browser(page.toString(), trust())) {
      assertThat(phone.get("/").status()).isEqualTo(200);
      assertThat(phone.get("/api/state").status()).isEqualTo(401);
      String secret = server.phoneAddress().orElseThrow().replaceFirst(".*/pair#", "");
      String own = page.toString().replaceFirst("/$", "");
      Browser.Got paired =
          phone.post("/api/pair", "{\"secret\":\"" + secret + "\"}", "Origin", own);
      assertThat(paired.status()).isEqualTo(200);
      assertThat(paired.header("Set-Cookie")).contains("Secure", "HttpOnly");
      String cookie = paired.header("Set-Cookie").replaceFirst(";.*", "");
      assertThat(phone.get("/api/state", "Cookie", cookie).status()).isEqualTo(200);
      assertThat(phone.post("/api/pair", "{}", "Origin", own.replace("https", "http")).status())
          .isEqualTo(403);
    }
  }

  @Test
  void whoDoesNotKnowTheCertificateIsWarned() {
    try (Browser stranger = new Browser(page.toString())) {
      assertThatThrownBy(() -> stranger.get("/")).isInstanceOf(SSLException.class);
    }
  }

  @Test
  void theNetworkFindsNothingUnencrypted() throws Exception {
    String plain = "http://" + page.getHost() + ":" + server.port() + "/";
    try (Browser neighbour = new Browser(plain);
        Browser here = new Browser(server.address())) {
      assertThatThrownBy(() -> neighbour.get("/")).isInstanceOf(ConnectException.class);
      assertThat(here.get("/api/state").status()).isEqualTo(200);
    }
  }

  @Test
  void theFingerprintIsThatOfTheCertificateShownAndStays() throws Exception {
    X509Certificate shown = (X509Certificate) certificate("pages.pem");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
    String expected = HexFormat.ofDelimiter(":").formatHex(digest).toUpperCase(Locale.ROOT);
    assertThat(server.fingerprint()).contains(expected);
    try (Browser here = new Browser(server.address())) {
      assertThat(here.get("/api/pairing").json().path("fingerprint").asString())
          .isEqualTo(expected);
    }
    try (WebServer again = serve()) {
      assertThat(again.fingerprint()).contains(expected);
    }
  }
}
