package org.rollscope.bridge.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

class LinesTest {
  private volatile JsonNode seen = Json.parse("{}".getBytes(UTF_8));

  private static LogRecord line(Level level, String message, Object... parameters) {
    LogRecord line = new LogRecord(level, message);
    line.setInstant(Instant.parse("2026-11-29T10:16:01.1234567Z"));
    line.setLoggerName("org.rollscope.bridge.Some");
    line.setParameters(parameters);
    return line;
  }

  private static JsonNode json(LogRecord line) {
    String text = new JsonLines().format(line);
    assertThat(text).endsWith("}\n");
    assertThat(text.strip().lines()).as("one line").hasSize(1);
    return Json.parse(text.getBytes(UTF_8));
  }

  @Test
  void anObjectSaysWhenHowBadWhereAndWhat() {
    JsonNode json = json(line(Level.WARNING, "a \"{0}\"\n\u0007 ball é 🎾", "green"));
    assertThat(json.propertyNames()).containsExactly("time", "level", "logger", "message");
    assertThat(json.path("time").asString()).isEqualTo("2026-11-29T10:16:01.123Z");
    assertThat(json.path("level").asString()).isEqualTo("warn");
    assertThat(json.path("logger").asString()).isEqualTo("org.rollscope.bridge.Some");
    assertThat(json.path("message").asString()).isEqualTo("a \"green\"\n\u0007 ball é 🎾");
    assertThat(json(line(Level.SEVERE, "x")).path("level").asString()).isEqualTo("error");
    assertThat(json(line(Level.INFO, "x")).path("level").asString()).isEqualTo("info");
    assertThat(json(line(Level.FINER, "x")).path("level").asString()).isEqualTo("debug");
  }

  @Test
  void whatTheThreadWorksOnIsGivenOnToThreadsItMakes() {
    Runnable child =
        () -> {
          Logs.mark(Logs.DEVICE, "ball-1");
          seen = json(line(Level.INFO, "x"));
        };
    Runnable parent =
        () -> {
          Logs.mark(Logs.BRIDGE, "cellar");
          join(Thread.ofVirtual().start(child));
        };
    join(Thread.ofVirtual().start(parent));
    assertThat(seen.path("bridge").asString()).isEqualTo("cellar");
    assertThat(seen.path("device").asString()).isEqualTo("ball-1");
    assertThat(json(line(Level.INFO, "x")).has("bridge")).isFalse();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anExceptionComesWithItsCauses() {
    LogRecord line = line(Level.SEVERE, "It failed");
    line.setThrown(new IllegalStateException("outer", new IOException("inner")));
    JsonNode exception = json(line).path("exception");
    assertThat(exception.path("type").asString()).isEqualTo("java.lang.IllegalStateException");
    assertThat(exception.path("message").asString()).isEqualTo("outer");
    assertThat(exception.path("stack").asString())
        .startsWith("java.lang.IllegalStateException: outer\n\tat ")
        .contains("Caused by: java.io.IOException: inner\n\tat ");
    Formatter text = new TextLines(ZoneOffset.UTC);
    assertThat(text.format(line)).startsWith("10:16:01 SEVERE It failed\njava.lang.Illegal");
    assertThat(text.format(line(Level.INFO, "100 % of {0}", "it")))
        .isEqualTo("10:16:01 INFO 100 % of it\n");
  }
}
