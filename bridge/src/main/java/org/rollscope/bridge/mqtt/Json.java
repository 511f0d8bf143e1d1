package org.rollscope.bridge.mqtt;

import java.util.Locale;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.routine.CoachResult;
import org.rollscope.core.routine.CoachState;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.StepResult;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Hold;
import org.rollscope.core.spot.Zone;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as the project writes it: the records of the analysis with the names of their components, in
 * the units those state (s, m, kPa …); enums as lower-case words; NaN and infinite values as null;
 * numbers rounded to a millionth of their unit, far below what any sensor resolves. Thread-safe.
 */
public final class Json {
  /** The mapper itself, for trees and for reading. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              new SimpleModule()
                  .addSerializer(Double.class, new Numbers())
                  .addSerializer(Double.TYPE, new Numbers())
                  .addSerializer(Zone.class, new Labels<>())
                  .addSerializer(Enum.class, new Labels<>()))
          .addMixIn(Stroke.class, Shapes.OfStroke.class)
          .addMixIn(Hold.class, Shapes.OfHold.class)
          .addMixIn(Alarm.class, Shapes.OfAlarm.class)
          .addMixIn(Goal.class, Shapes.OfGoal.class)
          .addMixIn(CoachState.class, Shapes.OfShare.class)
          .addMixIn(StepResult.class, Shapes.OfShare.class)
          .addMixIn(CoachResult.class, Shapes.OfResult.class)
          .build();

  private Json() {}

  /** Writes a value compactly. */
  public static Payload payload(Object value) {
    return Payload.of(Payload.JSON, MAPPER.writeValueAsBytes(value));
  }

  /** Writes a summary as {@code docs/summary.schema.json} describes it, on several lines. */
  public static String pretty(Summary summary) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(summary);
  }

  /** A value as a tree. */
  public static ObjectNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Reads JSON.
   *
   * @throws JacksonException where it is none
   */
  public static JsonNode parse(byte[] bytes) {
    return MAPPER.readTree(bytes);
  }

  /** A number as it is written: rounded to a millionth. */
  static double rounded(double value) {
    return Math.abs(value) < 1e9 ? Math.rint(value * 1e6) / 1e6 : value;
  }

  private static final class Numbers extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializationContext context) {
      if (Double.isFinite(value)) {
        out.writeNumber(rounded(value) + 0.0);
      } else {
        out.writeNull();
      }
    }
  }

  @SuppressWarnings("rawtypes")
  private static final class Labels<T> extends ValueSerializer<T> {
    @Override
    public void serialize(T value, JsonGenerator out, SerializationContext context) {
      out.writeString(value instanceof Zone zone ? zone.label() : label((Enum) value));
    }
  }

  /** A constant as it is written: lower case, with hyphens. */
  static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
