package org.rollscope.desktop.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is on the ports where the pages may be. */
final class RunningPages {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private RunningPages() {}

  /** Where the pages are, if it is they that answer on a port. */
  static Optional<String> at(int port) throws InterruptedException {
    String address = "http://localhost:" + port + "/";
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest about =
          HttpRequest.newBuilder(URI.create(address + "api/about")).timeout(PATIENCE).build();
      String answer = client.send(about, HttpResponse.BodyHandlers.ofString()).body();
      return answer.contains("\"name\":\"rollscope\"") ? Optional.of(address) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // nobody is there, or somebody else
    }
  }

  /** The first free port from one on; that one where none is, so that the error names it. */
  static int freePort(int first, int count) {
    return IntStream.range(first, first + count)
        .filter(RunningPages::isFree)
        .findFirst()
        .orElse(first);
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException e) {
      return false; // taken
    }
  }
}
