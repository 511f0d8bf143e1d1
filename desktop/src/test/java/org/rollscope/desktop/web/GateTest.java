package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.store.Store;

/** Who may come in, and with what. No broker is there: the pages are served all the same. */
@Timeout(30)
class GateTest {
  private static final BrokerConfig NOWHERE = BrokerConfig.at("tcp://127.0.0.1:9", "pages");

  @TempDir Path folder;
  private Store store;
  private WebServer server;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    store = Stores.in(folder);
    server = WebServer.start(WebConfig.local(0, NOWHERE), store);
    browser = new Browser(server.address());
  }

  @AfterEach
  void stop() {
    browser.close();
    server.close();
    store.close();
  }

  /** Sends lines as they stand and returns the status that is answered. */
  private static int raw(int port, String host, String... request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head = String.join("\r\n", request) + "\r\nHost: " + host + "\r\n";
      out.write((head + "Connection: close\r\n\r\n").getBytes(UTF_8));
      out.flush();
      return status(socket.getInputStream());
    }
  }

  private static int status(InputStream in) throws IOException {
    String line = new String(in.readNBytes(12), UTF_8);
    Matcher status = Pattern.compile("HTTP/1\\.1 (\\d{3})").matcher(line);
    assertThat(status.matches()).as(line).isTrue();
    return Integer.parseInt(status.group(1));
  }

  @Test
  void aNameOfAnotherComputerIsRefused() throws IOException {
    int port = server.port();
    assertThat(raw(port, "localhost:" + port, "GET /api/state HTTP/1.1")).isEqualTo(200);
    assertThat(raw(port, "[::1]:" + port, "GET /api/state HTTP/1.1")).isEqualTo(200);
    assertThat(raw(port, "evil.example", "GET /api/state HTTP/1.1")).isEqualTo(421);
    assertThat(raw(port, "localhost.evil.example:" + port, "GET / HTTP/1.1")).isEqualTo(421);
  }

  @Test
  void aPageOfAnotherSiteChangesNothing() throws Exception {
    String path = "/api/tools/ball/commands/tare";
    assertThat(browser.post(path, "{}", "Origin", "http://evil.example").status()).isEqualTo(403);
    assertThat(browser.post(path, "{}", "Origin", "null").status()).isEqualTo(403);
    String own = "http://localhost:" + server.port();
    assertThat(browser.post(path, "{}", "Origin", own).status()).isEqualTo(404);
    HttpRequest form =
        HttpRequest.newBuilder(URI.create(server.address() + "api/pair"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("secret=1"))
            .build();
    assertThat(browser.send(form).status()).isIn(403, 415);
  }

  @Test
  void whatIsTooLargeIsRefusedUnread() throws IOException {
    int port = server.port();
    String gigabyte = "Content-Length: 1073741824";
    String path = "POST /api/pair HTTP/1.1";
    assertThat(raw(port, "localhost", path, "Content-Type: application/json", gigabyte))
        .isEqualTo(413);
    try (WebServer open = WebServer.start(WebConfig.local(0, NOWHERE).withLan(true, null), store)) {
      assertThat(chunks(open.port())).isEqualTo(413);
    }
  }

  /** Sends without saying how much, until it is refused. */
  private int chunks(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/pair HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n";
      out.write(head.getBytes(UTF_8));
      byte[] chunk = ("2000\r\n" + " ".repeat(0x2000) + "\r\n").getBytes(UTF_8);
      try {
        for (int i = 0; i < 1000 && socket.getInputStream().available() == 0; i++) {
          out.write(chunk);
        }
      } catch (SocketException e) {
        assertThat(e).hasMessageContaining("roken"); // closed while we were still sending
      }
      return status(socket.getInputStream());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/js/../../../../etc/passwd",
        "/lib/lit/../../../../../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/js/%2e%2e/index.html",
        "/lib/lit/development/lit.js",
        "/index.html",
        "/api/nothing",
        "/nothing"
      })
  void onlyWhatBelongsToThePagesIsServed(String path) throws IOException {
    assertThat(raw(server.port(), "localhost", "GET " + path + " HTTP/1.1")).isIn(400, 404);
  }

  @Test
  void thePageAllowsItsOwnScriptsAlone() throws Exception {
    Browser.Got page = browser.get("/");
    assertThat(page.status()).isEqualTo(200);
    String policy = page.header("Content-Security-Policy");
    assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe-inline");
    Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>").matcher(page.body());
    assertThat(map.find()).isTrue();
    String hash = Base64.getEncoder().encodeToString(Digest.sha256(map.group(1).getBytes(UTF_8)));
    assertThat(policy).contains("'sha256-" + hash + "'");
    assertThat(page.body()).doesNotContainPattern("(src|href)=\"(https?:)?//");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Server")).isEmpty();
    for (String library : new String[] {"lit/index.js", "uplot/uPlot.esm.js"}) {
      assertThat(browser.get("/lib/" + library).status()).as(library).isEqualTo(200);
    }
    String tag = page.header("ETag");
    assertThat(browser.get("/", "If-None-Match", tag).status()).isEqualTo(304);
  }

  @Test
  void aSecondOneOnThePortSaysSo() {
    assertThat(
            catchThrowable(() -> WebServer.start(WebConfig.local(server.port(), NOWHERE), store)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("--web-port");
  }

  @Test
  void aStrangerInTheNetworkMustPairOnce() throws Exception {
    Optional<String> address = LanAddresses.addresses().stream().findFirst();
    Assumptions.assumeTrue(address.isPresent(), "this computer has no network");
    Path phones = folder.resolve("phones");
    WebConfig open = WebConfig.local(0, NOWHERE).withLan(true, phones);
    String cookie;
    try (WebServer lan = WebServer.start(open, store);
        Browser phone = new Browser("http://" + address.get() + ":" + lan.port())) {
      assertThat(phone.get("/").status()).isEqualTo(200);
      assertThat(phone.get("/api/state").status()).isEqualTo(401);
      assertThat(phone.get("/api/live").status()).isEqualTo(401);
      assertThat(phone.get("/api/pairing").status()).isEqualTo(401);
      String secret = lan.phoneAddress().orElseThrow().replaceFirst(".*/pair#", "");
      String scanned = "{\"secret\":\"" + secret + "\"}";
      assertThat(phone.post("/api/pair", "{\"secret\":\"wrong\"}").status()).isEqualTo(403);
      Browser.Got paired = phone.post("/api/pair", scanned);
      assertThat(paired.status()).isEqualTo(200);
      assertThat(paired.header("Set-Cookie"))
          .contains("HttpOnly")
          .containsIgnoringCase("SameSite=Strict");
      cookie = paired.header("Set-Cookie").replaceFirst(";.*", "");
      assertThat(phone.get("/api/state", "Cookie", cookie).status()).isEqualTo(200);
      assertThat(phone.get("/api/pairing", "Cookie", cookie).status()).isEqualTo(403);
      assertThat(phone.post("/api/pair", scanned).status()).as("it holds once").isEqualTo(403);
      assertThat(lan.phoneAddress().orElseThrow()).doesNotContain(secret);
      assertThat(Files.readString(phones)).doesNotContain(cookie.replace("rollscope=", ""));
    }
    try (WebServer again = WebServer.start(open, store);
        Browser phone = new Browser("http://" + address.get() + ":" + again.port())) {
      assertThat(phone.get("/api/state", "Cookie", cookie).status())
          .as("it stays paired when the server starts anew")
          .isEqualTo(200);
      assertThat(phone.get("/api/state", "Cookie", cookie + "x").status()).isEqualTo(401);
    }
  }

  @Test
  void theCodeOfAPhoneIsReadAsTheAddress() throws Exception {
    String text = "http://192.168.1.20:7655/pair#" + "Ab3_".repeat(6).toLowerCase(Locale.ROOT);
    assertThat(QrReading.of(new QrCode(text).lines())).isEqualTo(text);
  }
}
