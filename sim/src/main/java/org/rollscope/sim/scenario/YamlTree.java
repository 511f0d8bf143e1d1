package org.rollscope.sim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML file as a tree that remembers its lines, so that errors can name them. */
final class YamlTree {
  sealed interface Node {
    int line();
  }

  record Scalar(String text, int line) implements Node {}

  record Sequence(List<Node> items, int line) implements Node {}

  record Mapping(Map<String, Node> entries, int line) implements Node {}

  private final String source;
  private final JsonParser parser;

  private YamlTree(String source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /** Reads the text of a file; {@code source} is its name in errors. */
  static Node read(String source, String text) {
    YAMLFactory factory = new YAMLFactory();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
      YamlTree tree = new YamlTree(source, parser);
      if (parser.nextToken() == null) {
        throw new ScenarioException(source + " is empty");
      }
      return tree.node();
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new ScenarioException(
          source + ", line " + line + ": this is not YAML: " + e.getOriginalMessage(), e);
    }
  }

  private Node node() {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(line);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Node> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(node());
      }
      return new Sequence(items, line);
    }
    return new Scalar(token == JsonToken.VALUE_NULL ? "" : parser.getString(), line);
  }

  private Mapping mapping(int line) {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int at = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (entries.put(key, node()) != null) {
        throw new ScenarioException(source + ", line " + at + ": '" + key + "' stands there twice");
      }
    }
    return new Mapping(entries, line);
  }
}
