package org.rollscope.bridge.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.slf4j.MDC;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One JSON object a line: time, level, logger, message; what the thread works on, such as bridge
 * and device; and the exception where there is one.
 */
final class JsonLines extends Formatter {
  @Override
  public String format(LogRecord line) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Instant time = line.getInstant().truncatedTo(ChronoUnit.MILLIS);
    json.put("time", time.toString());
    json.put("level", level(line.getLevel()));
    json.put("logger", line.getLoggerName());
    Map<String, String> work = MDC.getCopyOfContextMap();
    if (work != null) {
      new TreeMap<>(work).forEach(json::put);
    }
    json.put("message", formatMessage(line));
    Throwable thrown = line.getThrown();
    if (thrown != null) {
      ObjectNode exception = json.putObject("exception");
      exception.put("type", thrown.getClass().getName());
      exception.put("message", thrown.getMessage());
      exception.put("stack", Traces.of(thrown));
    }
    return json + "\n";
  }

  /** The words that most collectors of logs know. */
  private static String level(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warn";
    }
    return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
  }
}
