package org.rollscope.desktop.watch;

import java.util.Locale;
import java.util.Optional;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.AlarmLevel;
import org.rollscope.core.session.Summary;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads a summary as it goes over MQTT; null numbers become NaN again. */
public final class SummaryReader {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Double.TYPE, new NaNForNull())
                  .addDeserializer(Double.class, new NaNForNull())
                  .addDeserializer(AlarmKind.class, new Label<>(AlarmKind.class))
                  .addDeserializer(AlarmLevel.class, new Label<>(AlarmLevel.class)))
          .build();

  private SummaryReader() {}

  /** The summary; empty for what is none. */
  public static Optional<Summary> read(JsonNode json) {
    try {
      return Optional.of(MAPPER.treeToValue(json, Summary.class));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static final class NaNForNull extends ValueDeserializer<Double> {
    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context) {
      return parser.getDoubleValue();
    }

    @Override
    public Object getNullValue(DeserializationContext context) {
      return Double.NaN;
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
      return Double.NaN;
    }
  }

  private static final class Label<T extends Enum<T>> extends ValueDeserializer<T> {
    private final Class<T> type;

    Label(Class<T> type) {
      this.type = type;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
      String name = parser.getString().toUpperCase(Locale.ROOT).replace('-', '_');
      return Enum.valueOf(type, name);
    }
  }
}
