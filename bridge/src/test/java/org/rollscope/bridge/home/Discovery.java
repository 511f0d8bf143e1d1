package org.rollscope.bridge.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/** What Home Assistant makes of a discovery message, by its rules. */
public final class Discovery {
  private static final Schema RULES = rules();

  private Discovery() {}

  private static Schema rules() {
    try (InputStream schema = Discovery.class.getResourceAsStream("discovery.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8),
              InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a message that Home Assistant takes whole. */
  public static JsonNode accepted(String message) {
    assertThat(RULES.validate(message, InputFormat.JSON)).as(message).isEmpty();
    JsonNode json = Json.parse(message.getBytes(StandardCharsets.UTF_8));
    Set<String> ids = new HashSet<>();
    for (Map.Entry<String, JsonNode> component : json.path("components").properties()) {
      String id = component.getValue().path("unique_id").asString("");
      assertThat(id.isEmpty() || ids.add(id)).as("unique id %s", id).isTrue();
    }
    return json;
  }

  /** Whether Home Assistant would refuse a message, or drop a part of it. */
  static boolean refuses(String message) {
    return !RULES.validate(message, InputFormat.JSON).isEmpty();
  }
}
