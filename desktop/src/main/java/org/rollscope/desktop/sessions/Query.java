package org.rollscope.desktop.sessions;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.http.Body;

/** What stands behind the question mark of a request. Every wrong value is refused by its name. */
final class Query {
  private final Context request;

  Query(Context request) {
    this.request = request;
  }

  /** A text; null where it is not there. */
  @Nullable String text(String name) {
    return request.queryParam(name);
  }

  /** A time; null where it is not there. */
  @Nullable Instant time(String name) {
    return read(name, "a time such as 2026-03-01T18:00:00Z", Instant::parse);
  }

  /** Where days begin; the usual one where nothing is said. */
  ZoneId calendar(String name, ZoneId usual) {
    ZoneId told = read(name, "a time zone such as Europe/Berlin", ZoneId::of);
    return told == null ? usual : told;
  }

  /** A whole number within limits. */
  int count(String name, int least, int most, int usual) {
    double told = number(name, least, most, usual);
    if (told != Math.rint(told)) {
      throw Body.wrong(name, "a whole number");
    }
    return (int) told;
  }

  /** A number within limits. */
  double number(String name, double least, double most, double usual) {
    Double told = read(name, "a number", Double::parseDouble);
    if (told == null) {
      return usual;
    }
    if (!(told >= least && told <= most)) {
      throw Body.wrong(name, "a number from %s to %s".formatted(least, most));
    }
    return told;
  }

  private <T> @Nullable T read(String name, String words, Function<String, T> reading) {
    String told = request.queryParam(name);
    if (told == null) {
      return null;
    }
    try {
      return reading.apply(told);
    } catch (DateTimeException | NumberFormatException e) {
      throw Body.wrong(name, words);
    }
  }
}
