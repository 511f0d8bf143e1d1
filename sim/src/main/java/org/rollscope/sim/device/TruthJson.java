package org.rollscope.sim.device;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Writes a truth as JSON; what is not known, or not yet, is null. */
public final class TruthJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(double.class, new Finite())
                  .addSerializer(Double.class, new Finite()))
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private TruthJson() {}

  /** The JSON text. */
  public static String write(Truth truth) {
    return MAPPER.writeValueAsString(truth);
  }

  private static final class Finite extends ValueSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator out, SerializationContext context) {
      if (Double.isFinite(value)) {
        out.writeNumber(value);
      } else {
        out.writeNull();
      }
    }
  }
}
