package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.collect.Progress;
import org.rollscope.desktop.store.SessionFilter;
import org.rollscope.desktop.store.SessionRow;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.store.StoreSink;
import tools.jackson.databind.JsonNode;

/** The program without a command, as a process of its own. */
@Timeout(180)
class CompanionRunTest {
  @TempDir private Path folder;

  private Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add(Rollscope.class.getName());
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CONFIG_HOME", folder.toString());
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().remove("DISPLAY");
    return builder.start();
  }

  private static String await(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as("a line that begins with " + start).isNotNull();
    return line;
  }

  private static void awaitContact(BufferedReader lines, HttpClient client, int states)
      throws IOException, InterruptedException {
    String address = await(lines, "Rollscope is at").replaceAll(".*(http\\S+)", "$1");
    HttpRequest live = HttpRequest.newBuilder(URI.create(address + "api/live")).build();
    try (Stream<String> events = client.send(live, HttpResponse.BodyHandlers.ofLines()).body()) {
      assertThat(events.filter(line -> line.contains("\"contact\":true")).limit(states))
          .hasSize(states);
    }
  }

  @Test
  void readsTheToolServesThePagesAndKeepsWhatWasDone() throws Exception {
    try (ToolOnPort tool = ToolOnPort.start("rollscope")) {
      Process process = start("--no-browser", "--web-port", "0", "--tool", tool.path());
      try (BufferedReader lines = process.inputReader(UTF_8);
          HttpClient client = HttpClient.newHttpClient()) {
        awaitContact(lines, client, 1);
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThatASessionIsKept();
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private void assertThatASessionIsKept() throws IOException {
    try (Store store = store()) {
      List<SessionRow> kept = store.sessions().page(SessionFilter.ALL, null, 10).sessions();
      assertThat(kept).hasSize(1);
      assertThat(kept.getFirst().open()).isFalse();
      assertThat(kept.getFirst().contactTime()).isPositive();
    }
  }

  /** The broker of the process is gone with it; what it had was not lost. */
  @Test
  void losesNothingWhenItIsKilled() throws Exception {
    try (ToolOnPort tool = ToolOnPort.start("rollscope")) {
      for (int run = 0; run < 3; run++) {
        Process process = start("--no-browser", "--web-port", "0", "--tool", tool.path());
        try (BufferedReader lines = process.inputReader(UTF_8);
            HttpClient client = HttpClient.newHttpClient()) {
          awaitContact(lines, client, 20);
          if (run < 2) {
            process.destroyForcibly().waitFor();
          } else {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
          }
        } finally {
          process.destroyForcibly();
        }
      }
    }
    assertThatNothingIsMissing();
  }

  private void assertThatNothingIsMissing() throws IOException {
    try (Store store = store();
        StoreSink sink = store.collect()) {
      assertThat(sink.progress()).isNotEmpty();
      for (Progress series : sink.progress()) {
        assertThat(series.missing()).as(series.toString()).isEmpty();
        assertThat(series.arrived()).as(series.toString()).hasSize(1);
      }
      assertThat(store.sessions().page(SessionFilter.ALL, null, 10).sessions()).hasSize(1);
    }
  }

  private Store store() throws IOException {
    StoreAddress file = new StoreAddress.InFile(folder.resolve("rollscope").resolve("store.db"));
    return Store.open(file, InstantSource.system(), new Random(1));
  }

  @Test
  void theDemoIsGuidedSoonTooHardAndHasAPast() throws Exception {
    Process process = start("demo", "--no-browser", "--web-port", "0");
    try (BufferedReader lines = process.inputReader(UTF_8);
        HttpClient client = HttpClient.newHttpClient()) {
      String address = await(lines, "Rollscope is at").replaceAll(".*(http\\S+)", "$1");
      HttpRequest live = HttpRequest.newBuilder(URI.create(address + "api/live")).build();
      try (Stream<String> events = client.send(live, HttpResponse.BodyHandlers.ofLines()).body()) {
        assertThat(
                events.anyMatch(
                    line -> line.contains("\"glute-ball\"") && line.contains("\"overpressure\"")))
            .isTrue();
      }
      await(lines, "All six weeks");
      assertThatThreeHaveSixWeeks(client, address);
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static JsonNode get(HttpClient client, String address)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return Json.MAPPER.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
  }

  /** Weeks of sessions each, and one zone on which it went wrong too often. */
  private static void assertThatThreeHaveSixWeeks(HttpClient client, String address)
      throws IOException, InterruptedException {
    List<String> hints = new ArrayList<>();
    JsonNode people = get(client, address + "api/people").path("people");
    assertThat(people).hasSize(3);
    for (JsonNode person : people) {
      String theirs = address + "api/people/" + person.path("id").asString();
      JsonNode days = get(client, theirs + "/trends").path("days");
      assertThat(days).as(person.toString()).hasSizeGreaterThan(8);
      LocalDate first = LocalDate.parse(days.path(0).path("day").asString());
      assertThat(first).isBefore(LocalDate.now(ZoneId.systemDefault()).minusWeeks(5));
      for (JsonNode hint : get(client, theirs + "/hints").path("hints")) {
        hints.add(person.path("name").asString() + ": " + hint.path("zone").asString());
      }
    }
    assertThat(hints).containsExactly("Jonas Weber: left-calf");
  }

  @Test
  void optionsThatLackAnotherNameIt() {
    assertThat(Run.of("--user", "anna", "--web-port", "0", "--no-browser").err())
        .contains("--via URL");
    assertThat(Run.of("--https", "--web-port", "0", "--no-browser").err()).contains("--lan");
  }

  @Test
  void showsASecretToATerminalAlone() throws Exception {
    Process process = start("--no-browser", "--lan", "--web-port", "0");
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      List<String> said = new ArrayList<>();
      String line = lines.readLine();
      while (line != null && !line.startsWith("Ctrl-C")) {
        said.add(line);
        line = lines.readLine();
      }
      assertThat(String.join("\n", said)).contains("Rollscope is at").doesNotContain("pair#", "█");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void saysThatAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Process process = start("--no-browser", "--web-port", port);
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(said).contains("port " + port).contains("--web-port");
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(Rollscope.PROBLEM);
    }
  }
}
