package org.rollscope.sim.scenario;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.scenario.YamlTree.Mapping;
import org.rollscope.sim.scenario.YamlTree.Node;
import org.rollscope.sim.scenario.YamlTree.Scalar;
import org.rollscope.sim.scenario.YamlTree.Sequence;

/** The keys of one mapping of a scenario; every error names the file, the line and the key. */
final class Fields {
  private final String source;
  private final String what;
  private final int line;
  private final Map<String, Node> entries;
  private final Set<String> known = new LinkedHashSet<>();

  Fields(String source, String what, Node node) {
    this.source = source;
    this.what = what;
    line = node.line();
    if (!(node instanceof Mapping mapping)) {
      throw error(line, what + " needs keys with values");
    }
    entries = mapping.entries();
  }

  private @Nullable Node find(String key) {
    known.add(key);
    return entries.get(key);
  }

  boolean has(String key) {
    return find(key) != null;
  }

  Node need(String key) {
    Node node = find(key);
    if (node == null) {
      throw error(line, what + " needs '" + key + "'");
    }
    return node;
  }

  String text(String key) {
    if (need(key) instanceof Scalar scalar && !scalar.text().isBlank()) {
      return scalar.text();
    }
    throw wrong(key, "must be a text");
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  boolean flag(String key) {
    if (!has(key)) {
      return false;
    }
    return switch (text(key)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw wrong(key, "must be true or false");
    };
  }

  double value(String key, Quantity quantity) {
    String text = text(key);
    double value = quantity.parse(text);
    if (Double.isNaN(value)) {
      throw wrong(key, "is '" + text + "', must be " + quantity.description());
    }
    return value;
  }

  double value(String key, Quantity quantity, double otherwise) {
    return has(key) ? value(key, quantity) : otherwise;
  }

  /** A value that must lie within bounds. */
  double value(String key, Quantity quantity, double least, double most, String bounds) {
    double value = value(key, quantity);
    check(key, value >= least && value <= most, "must be " + bounds);
    return value;
  }

  double positive(String key, Quantity quantity) {
    double value = value(key, quantity);
    check(key, value > 0, "must be above 0");
    return value;
  }

  int count(String key) {
    double value = value(key, Quantity.NUMBER);
    check(key, value >= 1 && value <= 10_000 && value == Math.rint(value), "must be 1, 2, 3 …");
    return (int) value;
  }

  double share(String key, double otherwise) {
    double value = value(key, Quantity.SHARE, otherwise);
    check(key, value >= 0 && value <= 1, "must be between 0 and 1, or 0 % and 100 %");
    return value;
  }

  List<Node> items(String key) {
    if (need(key) instanceof Sequence sequence) {
      return sequence.items();
    }
    throw wrong(key, "must be a list, each item after a '-'");
  }

  Fields inside(String key) {
    return new Fields(source, key, need(key));
  }

  void check(String key, boolean right, String complaint) {
    if (!right) {
      throw wrong(key, complaint);
    }
  }

  /** Complains about a key that nobody has asked for. */
  void noOthers() {
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        throw error(
            entry.getValue().line(),
            "'%s' is no key of %s; it has %s"
                .formatted(entry.getKey(), what, String.join(", ", known)));
      }
    }
  }

  ScenarioException wrong(String key, String complaint) {
    Node node = entries.get(key);
    return error(node == null ? line : node.line(), "'" + key + "' of " + what + " " + complaint);
  }

  ScenarioException error(int at, String complaint) {
    return new ScenarioException(source + ", line " + at + ": " + complaint);
  }
}
