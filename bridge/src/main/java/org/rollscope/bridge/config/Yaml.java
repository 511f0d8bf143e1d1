package org.rollscope.bridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** A YAML document as a tree that remembers its lines. */
sealed interface Yaml {
  /** The line it begins at, from 1. */
  int line();

  /** A single value as written; empty for a value left out. */
  record Scalar(int line, String text) implements Yaml {}

  record Sequence(int line, List<Yaml> items) implements Yaml {}

  record Mapping(int line, Map<String, Yaml> entries, Map<String, Integer> keyLines)
      implements Yaml {}

  /**
   * Reads a document; an empty one is an empty mapping.
   *
   * @throws ConfigException where it is not YAML
   */
  static Yaml parse(String file, String text) throws ConfigException {
    try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
      return parser.nextToken() == null ? new Mapping(1, Map.of(), Map.of()) : read(parser, file);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      throw wrong(file, line, "this is not YAML: " + e.getOriginalMessage(), e);
    } catch (YamlEngineException e) {
      throw wrong(file, 1, "this is not YAML: " + e.getMessage(), e);
    }
  }

  private static Yaml read(JsonParser parser, String file) throws ConfigException {
    int line = parser.currentTokenLocation().getLineNr();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(parser, file, line);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Yaml> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(read(parser, file));
      }
      return new Sequence(line, items);
    }
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getString();
    return new Scalar(line, text == null ? "" : text);
  }

  private static Mapping mapping(JsonParser parser, String file, int line) throws ConfigException {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    Map<String, Integer> keyLines = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      if (entries.put(key, read(parser, file)) != null) {
        throw wrong(file, keyLine, "'" + key + "' is there twice", null);
      }
      keyLines.put(key, keyLine);
    }
    return new Mapping(line, entries, keyLines);
  }

  private static ConfigException wrong(
      String file, int line, String what, @Nullable Exception cause) {
    return new ConfigException(file, List.of(new Problem(line, "", what)), cause);
  }
}
