package org.rollscope.bridge.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of a configuration file, read key by key. Each question names a key and so makes it
 * known; {@link #finish()} reports the keys nobody asked for. What is wrong is gathered, and the
 * default stands in meanwhile.
 */
public final class Section {
  private final Problems problems;
  private final String path;
  private final Yaml.Mapping mapping;
  private final Set<String> asked = new LinkedHashSet<>();

  Section(Problems problems, String path, Yaml.Mapping mapping) {
    this.problems = problems;
    this.path = path;
    this.mapping = mapping;
  }

  /** A section of its own below this one; an empty one where it is left out. */
  public Section section(String key) {
    Yaml found = find(key);
    if (found instanceof Yaml.Mapping keys) {
      return new Section(problems, path(key), keys);
    }
    if (!isLeftOut(found)) {
      wrong(key, "must hold keys of its own, such as 'key: value'");
    }
    int line = found == null ? mapping.line() : found.line();
    return new Section(problems, path(key), new Yaml.Mapping(line, Map.of(), Map.of()));
  }

  /** Every entry of this section as a section, by its key. */
  public Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    for (String key : mapping.entries().keySet()) {
      sections.put(key, section(key));
    }
    return sections;
  }

  /** A list of sections. */
  public List<Section> list(String key) {
    List<Section> sections = new ArrayList<>();
    int index = 0;
    for (Yaml item : items(key)) {
      String place = path(key) + "[" + index++ + "]";
      if (item instanceof Yaml.Mapping found) {
        sections.add(new Section(problems, place, found));
      } else {
        problems.add(item.line(), place, "must hold keys of its own, such as 'link: auto'");
      }
    }
    return sections;
  }

  /** A list of words. */
  public List<String> words(String key) {
    List<String> words = new ArrayList<>();
    for (Yaml item : items(key)) {
      if (item instanceof Yaml.Scalar scalar) {
        words.add(scalar.text());
      } else {
        problems.add(item.line(), path(key), "must be a list of words, such as [a, b]");
      }
    }
    return words;
  }

  private List<Yaml> items(String key) {
    Yaml found = find(key);
    if (found instanceof Yaml.Sequence sequence) {
      return sequence.items();
    }
    if (!isLeftOut(found)) {
      wrong(key, "must be a list: lines that begin with '- '");
    }
    return List.of();
  }

  /** A word; null where it is left out. */
  public @Nullable String text(String key) {
    Yaml found = find(key);
    if (found instanceof Yaml.Scalar scalar && !scalar.text().isEmpty()) {
      return scalar.text();
    }
    if (!isLeftOut(found)) {
      wrong(key, "must be a single value");
    }
    return null;
  }

  public String text(String key, String byDefault) {
    String text = text(key);
    return text == null ? byDefault : text;
  }

  /** One of a few words. */
  public String choice(String key, String byDefault, List<String> allowed) {
    String text = text(key, byDefault);
    if (!allowed.contains(text)) {
      wrong(key, "'" + text + "' is not one of " + String.join(", ", allowed));
      return byDefault;
    }
    return text;
  }

  public boolean flag(String key, boolean byDefault) {
    return Boolean.parseBoolean(choice(key, Boolean.toString(byDefault), List.of("true", "false")));
  }

  /** A number within bounds, both allowed. */
  public double number(String key, double byDefault, double least, double most) {
    String text = text(key);
    if (text == null) {
      return byDefault;
    }
    double number = parse(text);
    if (!(number >= least && number <= most)) {
      wrong(key, "'" + text + "' is not a number from " + plain(least) + " to " + plain(most));
      return byDefault;
    }
    return number;
  }

  /** A whole number within bounds, both allowed. */
  public int integer(String key, int byDefault, int least, int most) {
    double number = number(key, byDefault, least, most);
    if (number != Math.rint(number)) {
      wrong(key, "'" + text(key) + "' is not a whole number");
      return byDefault;
    }
    return (int) number;
  }

  private static double parse(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%.0f", number)
        : Double.toString(number);
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return find(key) != null;
  }

  /** Reports a value that cannot be used. */
  public void wrong(String key, String what) {
    Integer line = mapping.keyLines().get(key);
    problems.add(line == null ? mapping.line() : line, path(key), what);
  }

  /** Reports the keys that mean nothing here. */
  public void finish() {
    for (String key : mapping.entries().keySet()) {
      if (!asked.contains(key)) {
        String hint = Spelling.suggestion(key, asked);
        String end = hint.isEmpty() ? "." : hint;
        wrong(key, "there is no such key" + end + " Known here: " + String.join(", ", asked));
      }
    }
  }

  private @Nullable Yaml find(String key) {
    asked.add(key);
    return mapping.entries().get(key);
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static boolean isLeftOut(@Nullable Yaml found) {
    return found == null || (found instanceof Yaml.Scalar scalar && scalar.text().isEmpty());
  }
}
