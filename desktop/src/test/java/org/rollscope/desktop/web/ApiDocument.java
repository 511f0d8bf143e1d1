package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/openapi.yaml as something that answers are held against. */
final class ApiDocument {
  private static final Path DOCUMENT = Path.of("../docs/openapi.yaml");

  private final JsonNode document;

  ApiDocument() throws IOException {
    document = YAMLMapper.builder().build().readTree(Files.readString(DOCUMENT));
  }

  /** Every method and path. */
  TreeSet<String> routes() {
    TreeSet<String> routes = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (String method : path.getValue().propertyNames()) {
        if (!method.equals("parameters")) {
          routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return routes;
  }

  /** The answer fits the schema of its status, or the one for all others. */
  void fits(String path, String method, Browser.Got got) {
    String quoted = path.replace("~", "~0").replace("/", "~1");
    JsonNode responses = document.at("/paths/" + quoted + "/" + method + "/responses");
    String status = Integer.toString(got.status());
    JsonNode response = responses.path(responses.has(status) ? status : "default");
    JsonNode resolved =
        response.has("$ref")
            ? document.at(response.path("$ref").asString().substring(1))
            : response;
    String name = resolved.at("/content/application~1json/schema/$ref").asString("");
    assertThat(name).as("a schema for %s %s, %s", method, path, status).isNotEmpty();
    Schema schema =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of("urn:openapi", document.toString())))
            .getSchema(SchemaLocation.of("urn:openapi" + name));
    assertThat(schema.validate(got.body(), InputFormat.JSON)).as(got.body()).isEmpty();
  }
}
