package org.rollscope.bridge.log;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One line a message, with the time of day; what came with an exception follows. */
final class TextLines extends Formatter {
  private final DateTimeFormatter time;

  TextLines(ZoneId zone) {
    time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  @Override
  public String format(LogRecord line) {
    Throwable thrown = line.getThrown();
    return "%s %s %s%n%s"
        .formatted(
            time.format(line.getInstant()),
            line.getLevel().getName(),
            formatMessage(line),
            thrown == null ? "" : Traces.of(thrown));
  }
}
