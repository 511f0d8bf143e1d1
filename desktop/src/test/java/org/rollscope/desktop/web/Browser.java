package org.rollscope.desktop.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/** What a browser does, without one. */
final class Browser implements AutoCloseable {
  /** An answer. */
  record Got(int status, String body, HttpResponse<String> response) {
    JsonNode json() {
      return Json.MAPPER.readTree(body);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  private final HttpClient client;
  private final URI base;

  Browser(String base) {
    this(base, HttpClient.newBuilder());
  }

  /** One that trusts whom a context trusts. */
  Browser(String base, SSLContext trust) {
    this(base, HttpClient.newBuilder().sslContext(trust));
  }

  private Browser(String base, HttpClient.Builder client) {
    this.base = URI.create(base);
    this.client = client.version(HttpClient.Version.HTTP_1_1).build();
  }

  private HttpRequest.Builder to(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  Got get(String path, String... headers) throws IOException, InterruptedException {
    return send(to(path, headers).build());
  }

  Got post(String path, String json, String... headers) throws IOException, InterruptedException {
    return send(
        to(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  Got put(String path, String json) throws IOException, InterruptedException {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  Got delete(String path) throws IOException, InterruptedException {
    return send(to(path).DELETE().build());
  }

  Got send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Got(response.statusCode(), response.body(), response);
  }

  /** The lines of a stream, as they come; close it. */
  Stream<String> lines(String path) throws IOException, InterruptedException {
    return client
        .send(
            HttpRequest.newBuilder(base.resolve(path)).build(), HttpResponse.BodyHandlers.ofLines())
        .body();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
