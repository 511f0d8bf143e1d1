package org.rollscope.bridge.mqtt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.function.Function;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.AlarmLevel;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.spot.Hold;
import org.rollscope.core.spot.Zone;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * How values are written: field names as the records', SI units and kPa, times in s with µs. What
 * is unknown is null. Numbers are rounded to six decimals, which is a µs or a µm.
 */
public final class Json {
  private static final double DECIMALS = 1e6;

  /** Writes and reads JSON. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(module())
          .addMixIn(Stroke.class, StrokeFields.class)
          .addMixIn(Hold.class, Timed.class)
          .addMixIn(Alarm.class, Timed.class)
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.ALWAYS))
          .build();

  /** Writes and reads CBOR. */
  public static final ObjectMapper CBOR = CBORMapper.builder().addModule(module()).build();

  private Json() {}

  /** What a stroke tells beside its components. */
  private interface StrokeFields extends Timed {
    @JsonProperty
    double length();

    @JsonProperty
    double speed();
  }

  private interface Timed {
    @JsonProperty
    double duration();
  }

  private static SimpleModule module() {
    SimpleModule module = new SimpleModule("rollscope");
    module.addSerializer(Double.class, new Rounded());
    module.addSerializer(double.class, new Rounded());
    module.addSerializer(AlarmKind.class, new Label<>(AlarmKind::label));
    module.addSerializer(Zone.class, new Label<>(Zone::label));
    module.addSerializer(AlarmLevel.class, new Label<>(Json::label));
    module.addSerializer(Alarm.Transition.class, new Label<>(Json::label));
    return module;
  }

  /** An enum's name in messages. */
  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Rounds for a message. */
  static double rounded(double value) {
    return Math.abs(value) < 1e9 ? Math.round(value * DECIMALS) / DECIMALS : value;
  }

  private static final class Rounded extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator generator, SerializationContext context) {
      if (Double.isFinite(value)) {
        generator.writeNumber(rounded(value));
      } else {
        generator.writeNull();
      }
    }
  }

  private static final class Label<T> extends ValueSerializer<T> {
    private final Function<T, String> label;

    Label(Function<T, String> label) {
      this.label = label;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
      generator.writeString(label.apply(value));
    }
  }
}
