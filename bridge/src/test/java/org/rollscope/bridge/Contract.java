package org.rollscope.bridge;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;
import tools.jackson.dataformat.cbor.CBORMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** docs/asyncapi.yaml as something that messages are held against. Not thread-safe. */
final class Contract {
  private static final Path DOCUMENT = Path.of("../docs/asyncapi.yaml");
  private static final Path SUMMARY = Path.of("../docs/summary.schema.json");
  private static final String BASE = "https://rollscope.org/";
  private static final Map<String, String> USUAL =
      Map.of("root", "rollscope", "prefix", "homeassistant", "device", "[a-z0-9-]+");

  private final JsonNode document = new YAMLMapper().readTree(DOCUMENT.toFile());
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new HashMap<>();
  private final List<Channel> channels = new ArrayList<>();

  /** A channel; its last parameter, if any, may say which of its messages comes. */
  private record Channel(String name, Pattern address, JsonNode node) {}

  /** What a message is by the contract, or what is wrong with it. */
  record Verdict(String channel, String message, List<String> problems) {
    static Verdict wrong(String channel, String problem) {
      return new Verdict(channel, "", List.of(problem));
    }
  }

  Contract() throws IOException {
    String summary = Files.readString(SUMMARY);
    registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemas(Map.of(BASE + "summary.schema.json", summary))
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    for (Map.Entry<String, JsonNode> one : document.path("channels").properties()) {
      if (one.getValue().path("address").isString()) {
        channels.add(new Channel(one.getKey(), address(one.getValue()), one.getValue()));
      }
    }
  }

  private static Pattern address(JsonNode channel) {
    Matcher names = Pattern.compile("\\{(\\w+)}").matcher(channel.path("address").asString());
    return Pattern.compile(
        names.replaceAll(
            name -> {
              JsonNode allowed = channel.path("parameters").path(name.group(1)).path("enum");
              String values =
                  allowed.isArray()
                      ? texts(allowed).stream().collect(Collectors.joining("|"))
                      : USUAL.getOrDefault(name.group(1), "[^/]+");
              return Matcher.quoteReplacement("(?<" + name.group(1) + ">" + values + ")");
            }));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
  }

  /** Every channel with every message of it, as {@code channel/message}. */
  TreeSet<String> promised() {
    TreeSet<String> all = new TreeSet<>();
    for (Map.Entry<String, JsonNode> channel : document.path("channels").properties()) {
      channel
          .getValue()
          .path("messages")
          .propertyNames()
          .forEach(message -> all.add(channel.getKey() + '/' + message));
    }
    return all;
  }

  /** Holds a message against the contract. */
  Verdict judge(Passed message) {
    List<Channel> fitting =
        channels.stream().filter(one -> one.address().matcher(message.topic()).matches()).toList();
    if (fitting.size() != 1) {
      return Verdict.wrong("none", fitting.size() + " channels fit " + message.topic());
    }
    Channel channel = fitting.getFirst();
    String manner = manner(channel.name(), message);
    return manner.isEmpty()
        ? judge(channel.name(), channel.node().path("messages"), kind(channel, message), message)
        : Verdict.wrong(channel.name(), manner);
  }

  /** Holds an answer against the contract; its topic is the asker's. */
  Verdict judgeAnswer(Passed message) {
    JsonNode messages = document.path("channels").path("answer").path("messages");
    return judge("answer", messages, null, message);
  }

  /** How it was sent, where the bridge sends it; empty where that is right. */
  private String manner(String channel, Passed message) {
    for (JsonNode operation : document.path("operations")) {
      JsonNode mqtt = operation.path("bindings").path("mqtt");
      if (operation.path("action").asString().equals("send")
          && operation.path("channel").path("$ref").asString().equals("#/channels/" + channel)
          && (mqtt.path("retain").asBoolean() != message.retained()
              || mqtt.path("qos").asInt() != message.qos())) {
        return "sent with QoS " + message.qos() + ", retained: " + message.retained();
      }
    }
    return "";
  }

  /** The message that the topic names; null where it names none. */
  private static @Nullable String kind(Channel channel, Passed message) {
    Matcher topic = channel.address().matcher(message.topic());
    for (String parameter : List.of("type", "name")) {
      if (topic.matches() && channel.address().namedGroups().containsKey(parameter)) {
        return topic.group(parameter);
      }
    }
    return null;
  }

  private Verdict judge(String channel, JsonNode messages, @Nullable String kind, Passed message) {
    List<String> problems = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : messages.properties()) {
      if (kind == null || kind.equals(one.getKey())) {
        JsonNode described = document.at(one.getValue().path("$ref").asString().substring(1));
        List<String> wrong = problems(described, message);
        if (wrong.isEmpty()) {
          return new Verdict(channel, one.getKey(), List.of());
        }
        problems.addAll(wrong);
      }
    }
    return new Verdict(channel, "", problems);
  }

  private List<String> problems(JsonNode described, Passed message) {
    String type = described.path("contentType").asString("");
    if (!message.contentType().equals(type) && !message.contentType().isEmpty()) {
      return List.of("it is " + message.contentType() + ", not " + type);
    }
    List<String> problems = new ArrayList<>();
    try {
      problems.addAll(problems(described.path("payload"), payload(type, message).toString()));
    } catch (JacksonException e) {
      problems.add("no " + type + ": " + e.getOriginalMessage());
    }
    if (described.has("headers")) {
      String headers = Json.MAPPER.writeValueAsString(message.user());
      problems.addAll(problems(described.path("headers"), headers));
    } else if (!message.user().isEmpty()) {
      problems.add("it has user properties");
    }
    return problems;
  }

  private static JsonNode payload(String type, Passed message) {
    if (message.isEmpty()) {
      return Json.MAPPER.nullNode();
    }
    return switch (type) {
      case "text/plain" -> StringNode.valueOf(message.text());
      case "application/cbor" -> new CBORMapper().readTree(message.bytes().get());
      default -> Json.parse(message.bytes().get());
    };
  }

  private List<String> problems(JsonNode schema, String json) {
    return schemas
        .computeIfAbsent(schema.toString(), key -> compiled(schema))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private Schema compiled(JsonNode schema) {
    ObjectNode whole = Json.object().put("$id", BASE + "asyncapi-" + schemas.size());
    whole.setAll((ObjectNode) schema);
    whole.set("components", document.path("components"));
    return registry.getSchema(whole.toString(), InputFormat.JSON);
  }
}
