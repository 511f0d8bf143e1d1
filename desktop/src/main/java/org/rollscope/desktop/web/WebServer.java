package org.rollscope.desktop.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpResponseException;
import io.javalin.http.SameSite;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.people.CautionsApi;
import org.rollscope.desktop.people.ComfortApi;
import org.rollscope.desktop.people.ComfortTests;
import org.rollscope.desktop.people.LimitsApi;
import org.rollscope.desktop.people.PeopleApi;
import org.rollscope.desktop.people.PracticeApi;
import org.rollscope.desktop.people.Rollers;
import org.rollscope.desktop.people.RollersApi;
import org.rollscope.desktop.routines.RoutineShelf;
import org.rollscope.desktop.routines.RoutinesApi;
import org.rollscope.desktop.sessions.HistoryApi;
import org.rollscope.desktop.sessions.SessionsApi;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the pages and their API. Only this computer reaches it, unless it is opened to the local
 * network. Start and close it once, from any thread.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANYWHERE = "0.0.0.0";
  private static final long LARGEST_BODY = 64 * 1024;

  /** The paths of pages; the script in the shell shows the right one. */
  static final List<String> PAGES =
      List.of(
          "/", //
          "/coach",
          "/history",
          "/sessions/{session}",
          "/routines",
          "/routines/<rest>",
          "/tools",
          "/settings",
          "/people",
          "/people/{person}",
          "/comfort/{tool}",
          "/pair");

  private final WebConfig config;
  private final Store store;
  private final List<Api> more;
  private final Assets assets = new Assets();
  private final LiveHub hub;
  private final @Nullable Pairing pairing;
  private final Gate gate;
  private final Rollers rollers;
  private final ComfortTests comfortTests = new ComfortTests();
  private final @Nullable LanIdentity identity;
  private final Javalin server;

  private WebServer(WebConfig config, Store store, List<Api> more, @Nullable LanIdentity identity) {
    this.config = config;
    this.store = store;
    this.more = List.copyOf(more);
    this.identity = identity;
    hub = new LiveHub(config.broker(), assets.version());
    rollers = new Rollers(store, hub);
    hub.follow(rollers);
    hub.follow(comfortTests);
    pairing =
        config.lan()
            ? new Pairing(new SecureRandom(), InstantSource.system(), new Phones(config.phones()))
            : null;
    gate = new Gate(config.lan() ? LanAddresses.names() : Set.of(), pairing);
    server = Javalin.create(this::configure);
  }

  /** Starts it, with what it can do by itself. */
  public static WebServer start(WebConfig config, Store store) throws IOException {
    return start(config, store, List.of());
  }

  /**
   * Starts it.
   *
   * @param store of what the pages tell; stays open when the server is closed
   * @param more parts of the API, of what else runs in this process
   * @throws IOException when the port is taken or forbidden, in words for people
   */
  public static WebServer start(WebConfig config, Store store, List<Api> more) throws IOException {
    Path certificates = config.lan() ? config.certificates() : null;
    LanIdentity identity =
        certificates == null ? null : LanIdentity.in(certificates, InstantSource.system());
    WebServer server = new WebServer(config, store, more, identity);
    try {
      server.server.start();
    } catch (JavalinBindException e) {
      throw new IOException(
          "the pages cannot be served on port %d%s: another program uses it, or it is forbidden;"
                  .formatted(config.port(), identity == null ? "" : " and the next")
              + " name another with --web-port",
          e);
    }
    server.hub.start();
    return server;
  }

  private void configure(JavalinConfig to) {
    to.startup.showJavalinBanner = false;
    to.startup.showOldJavalinVersionWarning = false;
    to.startup.startupWatcherEnabled = false;
    to.concurrency.useVirtualThreads = true;
    to.http.maxRequestSize = LARGEST_BODY;
    to.http.prefer405over404 = true;
    to.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    doors(to);
    LiveStream live = new LiveStream(hub);
    to.routes.before(this::enter);
    PAGES.forEach(path -> to.routes.get(path, this::page));
    to.routes.get("/api/about", request -> Answer.json(request, about()));
    to.routes.get("/api/state", request -> Answer.json(request, hub.state()));
    to.routes.get("/api/live", live::get);
    apis().forEach(api -> api.add(to.routes));
    more.forEach(api -> api.add(to.routes));
    to.routes.get("/api/pairing", this::pairing);
    to.routes.post("/api/pair", this::pair);
    to.routes.get("/<file>", this::file);
    to.routes.exception(
        Refusal.class, (e, request) -> Answer.refusal(request, e.status(), e.why()));
    to.routes.exception(
        StoreException.class,
        (e, request) -> Answer.refusal(request, status(e), String.valueOf(e.getMessage())));
    to.routes.exception(
        HttpResponseException.class,
        (e, request) -> Answer.refusal(request, e.getStatus(), String.valueOf(e.getMessage())));
    to.routes.exception(Exception.class, this::failed);
    to.routes.error(404, this::missing);
  }

  /** The plain one comes first: it is the server's port. */
  private void doors(JavalinConfig to) {
    LanIdentity shown = identity;
    String plain = config.lan() && shown == null ? ANYWHERE : LOOPBACK;
    int port = config.port();
    to.jetty.addConnector((jetty, http) -> Doors.plain(jetty, http, plain, port));
    if (shown != null) {
      int next = port == 0 ? 0 : port + 1;
      to.jetty.addConnector(
          (jetty, http) -> Doors.secret(jetty, http, shown.context(), ANYWHERE, next));
    }
  }

  private List<Api> apis() {
    RoutineShelf routines = new RoutineShelf(store.routines(), config.routines());
    InstantSource clock = store.clock();
    return List.of(
        new CommandsApi(hub, routines),
        new RoutinesApi(routines),
        new SessionsApi(store, clock),
        new HistoryApi(store, clock, ZoneId.systemDefault()),
        new PeopleApi(store, rollers),
        new CautionsApi(store, rollers, clock),
        new LimitsApi(store, rollers),
        new RollersApi(store, hub, rollers),
        new ComfortApi(store, hub, rollers, comfortTests),
        new PracticeApi(store));
  }

  private void enter(Context request) {
    request
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    gate.check(request);
    if (request.req().getContentLengthLong() > LARGEST_BODY) {
      request.header("Connection", "close");
      throw new Refusal(
          Refusal.TOO_LARGE, "a request may have %d bytes at most".formatted(LARGEST_BODY));
    }
  }

  private void page(Context request) {
    request.header("Content-Security-Policy", assets.policy());
    assets.shell(request.path()).send(request);
  }

  private void file(Context request) {
    Optional<Asset> asset = assets.find(request.path());
    if (asset.isEmpty()) {
      throw new Refusal(Refusal.UNKNOWN, "there is nothing of this name");
    }
    asset.get().send(request);
  }

  private ObjectNode about() {
    return Json.object()
        .put("name", "rollscope")
        .put("product", assets.version())
        .put("lan", config.lan())
        .put("notice", store.notice());
  }

  /** What a phone needs to pair, for this computer's own screen alone. */
  private void pairing(Context request) {
    if (!Gate.isFromHere(request)) {
      throw new Refusal(Refusal.FORBIDDEN, "only the computer itself shows the code");
    }
    ObjectNode answer = Json.object().put("lan", config.lan());
    Optional<String> address = phoneAddress();
    answer.put("reachable", address.isPresent());
    if (address.isPresent()) {
      QrCode code = new QrCode(address.get());
      answer.put("address", phonePage().orElse(""));
      answer.put("fingerprint", identity == null ? null : identity.fingerprint());
      answer.putObject("code").put("size", code.size()).put("path", code.path());
    }
    Answer.json(request, answer);
  }

  private void pair(Context request) {
    Pairing open = pairing;
    if (open == null) {
      throw new Refusal(Refusal.FORBIDDEN, "it is not open to phones; start it with --lan");
    }
    String secret = Body.json(request).path("secret").asString("");
    String token = open.pair(secret);
    Cookie cookie = new Cookie(Gate.COOKIE, token);
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure(request.req().isSecure());
    cookie.setMaxAge((int) Pairing.TOKEN_LIFE.toSeconds());
    Answer.json(request.cookie(cookie), Json.object().put("ok", true));
  }

  private static int status(StoreException e) {
    return e.kind() == StoreException.Kind.REFUSED ? Refusal.REFUSED : Refusal.AWAY;
  }

  private void missing(Context request) {
    if (request.resultInputStream() == null) {
      Answer.refusal(request, Refusal.UNKNOWN, "there is nothing of this name");
    }
  }

  private void failed(Exception e, Context request) {
    LOG.warn("{} {} failed", request.method(), request.path(), e);
    Answer.refusal(request, 500, "something went wrong in Rollscope; its log says more");
  }

  public int port() {
    return server.port();
  }

  /** Where a browser of this computer finds the pages. */
  public String address() {
    return "http://localhost:" + port() + "/";
  }

  /** Where a phone of the local network finds them; empty without a network or leave. */
  public Optional<String> phonePage() {
    return config.lan()
        ? LanAddresses.addresses().stream()
            .findFirst()
            .map(ip -> identity == null ? "http://" + ip + ":" + port() : secret(ip))
            .map(page -> page + "/")
        : Optional.empty();
  }

  private String secret(String ip) {
    Connector[] doors = server.jettyServer().server().getConnectors();
    return "https://" + ip + ":" + ((ServerConnector) doors[1]).getLocalPort();
  }

  /** SHA-256 of the certificate that the local network is shown; empty for none. */
  public Optional<String> fingerprint() {
    return Optional.ofNullable(identity).map(LanIdentity::fingerprint);
  }

  /**
   * What a phone scans to be paired: once, for some minutes. The secret is in the part that no
   * browser sends and no log holds.
   */
  public Optional<String> phoneAddress() {
    Pairing open = pairing;
    return open == null
        ? Optional.empty()
        : phonePage().map(page -> page + "pair#" + open.secret());
  }

  /** The paths of the API and the pages, as methods and paths. */
  List<String> routes() {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint.method.name() + " " + handler.endpoint.path)
        .toList();
  }

  @Override
  public void close() {
    hub.close();
    rollers.close();
    server.stop();
  }
}
