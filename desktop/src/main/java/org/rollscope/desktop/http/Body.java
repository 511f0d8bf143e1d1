package org.rollscope.desktop.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON object that came with a request. Every wrong field is refused by its name. */
public final class Body {
  private final JsonNode json;

  private Body(JsonNode json) {
    this.json = json;
  }

  /**
   * The JSON of a request; an empty object where it has no body.
   *
   * @throws Refusal when it is none
   */
  public static JsonNode json(Context request) {
    byte[] bytes = request.bodyAsBytes();
    if (bytes.length == 0) {
      return Json.object();
    }
    String type = request.contentType();
    if (type == null || !type.startsWith("application/json")) {
      // A form of another site could be sent without asking; JSON cannot.
      throw new Refusal(Refusal.WRONG_TYPE, "send JSON, as application/json");
    }
    try {
      return Json.MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      throw new Refusal(Refusal.BAD, "the body is not JSON");
    }
  }

  /**
   * The object of a request, with no other fields than those named.
   *
   * @throws Refusal when it is none, or has others
   */
  public static Body of(Context request, String... fields) {
    JsonNode json = json(request);
    if (!json.isObject()) {
      throw new Refusal(Refusal.BAD, "the body must be a JSON object");
    }
    List<String> known = List.of(fields);
    json.propertyNames()
        .forEach(
            name -> {
              if (!known.contains(name)) {
                throw new Refusal(
                    Refusal.BAD, "there is no such field here; known: " + String.join(", ", known));
              }
            });
    return new Body(json);
  }

  /** Whether a field is there and not null. */
  public boolean has(String field) {
    return json.hasNonNull(field);
  }

  /** A text of at most so many characters, without control characters but line ends and tabs. */
  public String text(String field, int longest) {
    JsonNode value = json.path(field);
    boolean fits =
        value.isString()
            && value.asString().length() <= longest
            && value.asString().chars().noneMatch(Body::isControl);
    if (!fits) {
      throw wrong(field, "a text of at most " + longest + " characters");
    }
    return value.asString();
  }

  private static boolean isControl(int character) {
    return Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0;
  }

  /** A text, or what it is without the field. */
  public String text(String field, int longest, String otherwise) {
    return has(field) ? text(field, longest) : otherwise;
  }

  /** A number within limits. */
  public double number(String field, double least, double most) {
    JsonNode value = json.path(field);
    if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
      throw wrong(field, "a number from " + plain(least) + " to " + plain(most));
    }
    return value.asDouble();
  }

  /** A number within limits; NaN without the field. */
  public double numberOrNaN(String field, double least, double most) {
    return has(field) ? number(field, least, most) : Double.NaN;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** True or false. */
  public boolean flag(String field) {
    JsonNode value = json.path(field);
    if (!value.isBoolean()) {
      throw wrong(field, "true or false");
    }
    return value.asBoolean();
  }

  /**
   * What a text stands for.
   *
   * @param words what it must be, such as "the name of a zone"
   * @param reading throws IllegalArgumentException for any other text
   */
  public <T> T read(String field, String words, Function<String, T> reading) {
    JsonNode value = json.path(field);
    if (value.isString()) {
      try {
        return reading.apply(value.asString());
      } catch (IllegalArgumentException e) {
        throw wrong(field, words);
      }
    }
    throw wrong(field, words);
  }

  /** A field as it is; null where it is not there. */
  public @Nullable JsonNode node(String field) {
    return json.get(field);
  }

  /** The refusal of a field. */
  public static Refusal wrong(String field, String words) {
    return new Refusal(Refusal.BAD, "'%s' must be %s".formatted(field, words));
  }
}
