package org.rollscope.bridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A routine as it is written, right or wrong: what a form shows and what its fields come to. It can
 * be brought to YAML and back without loss; {@link RoutineLibrary#read} judges what it means.
 *
 * @param head comment lines at the top, without their marks; empty without any
 * @param title for people; empty where it is left out
 * @param steps keys and values of each
 */
public record RoutineText(String head, String title, List<Map<String, String>> steps) {
  private static final Set<String> KEYS = Set.of("title", "steps");
  private static final String COMMENT = "#";

  public RoutineText {
    steps = List.copyOf(steps);
  }

  /**
   * What a text holds; empty where it holds what has no place here, or is no YAML.
   *
   * @param yaml as in the files of routines
   */
  public static Optional<RoutineText> of(String yaml) {
    try {
      if (!(Yaml.parse("", yaml) instanceof Yaml.Mapping mapping)
          || !KEYS.containsAll(mapping.entries().keySet())) {
        return Optional.empty();
      }
      Yaml title = mapping.entries().getOrDefault("title", new Yaml.Scalar(1, ""));
      Yaml steps = mapping.entries().getOrDefault("steps", new Yaml.Sequence(1, List.of()));
      if (!(title instanceof Yaml.Scalar text) || !(steps instanceof Yaml.Sequence items)) {
        return Optional.empty();
      }
      List<Map<String, String>> fields = new ArrayList<>();
      for (Yaml item : items.items()) {
        Optional<Map<String, String>> step = step(item);
        if (step.isEmpty()) {
          return Optional.empty();
        }
        fields.add(step.get());
      }
      return Optional.of(new RoutineText(head(yaml), text.text(), fields));
    } catch (ConfigException e) {
      return Optional.empty();
    }
  }

  private static Optional<Map<String, String>> step(Yaml item) {
    if (!(item instanceof Yaml.Mapping mapping)) {
      return Optional.empty();
    }
    Map<String, String> step = new LinkedHashMap<>();
    for (Map.Entry<String, Yaml> entry : mapping.entries().entrySet()) {
      if (!(entry.getValue() instanceof Yaml.Scalar scalar)) {
        return Optional.empty();
      }
      step.put(entry.getKey(), scalar.text());
    }
    return Optional.of(step);
  }

  private static String head(String yaml) {
    return yaml.lines()
        .takeWhile(line -> line.startsWith(COMMENT))
        .map(line -> line.substring(1).strip())
        .collect(Collectors.joining("\n"));
  }

  /** This as YAML, which {@link #of} reads back. Steps without any key are left out. */
  public String yaml() {
    StringBuilder yaml = new StringBuilder();
    head.lines().forEach(line -> yaml.append((COMMENT + " " + line).strip()).append('\n'));
    if (!title.isEmpty()) {
      yaml.append("title: ").append(YamlText.of(title)).append('\n');
    }
    if (steps.isEmpty()) {
      return yaml.append("steps: []\n").toString();
    }
    yaml.append("steps:\n");
    for (Map<String, String> step : steps) {
      String indent = "  - ";
      for (Map.Entry<String, String> field : step.entrySet()) {
        yaml.append(indent).append(YamlText.of(field.getKey())).append(": ");
        yaml.append(YamlText.of(field.getValue())).append('\n');
        indent = "    ";
      }
    }
    return yaml.toString();
  }
}
