package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.spot.Muscle;
import org.rollscope.core.spot.Zone;

/** What the files of the pages owe one another. */
class PagesTest {
  private static final String FOLDER = "org/rollscope/desktop/web/pages/";
  private static final SortedMap<String, byte[]> FILES =
      ClassFolder.read(FOLDER, "index.html", name -> true);

  private static String file(String name) {
    return new String(FILES.get(name), UTF_8);
  }

  private static Map<String, String> scripts() {
    return FILES.keySet().stream()
        .filter(name -> name.endsWith(".js"))
        .collect(Collectors.toMap(name -> name, PagesTest::file, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, String> texts(String language) {
    Map<String, String> texts = new TreeMap<>();
    Json.MAPPER
        .readTree(file("i18n/" + language + ".json"))
        .properties()
        .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
    return texts;
  }

  private static TreeSet<String> placeholders(String text) {
    return Pattern.compile("\\{\\w+\\}")
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void bothLanguagesSayTheSame() {
    Map<String, String> english = texts("en");
    Map<String, String> german = texts("de");
    assertThat(german.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) -> {
          assertThat(text).as(key).isNotBlank().doesNotContain("!");
          assertThat(german.get(key)).as(key).isNotBlank().doesNotContain("!");
          assertThat(placeholders(german.get(key))).as(key).isEqualTo(placeholders(text));
        });
  }

  /** Each text that a script asks for is there, and each that is there is asked for. */
  @Test
  void everyTextIsThereAndInUse() {
    Pattern quoted = Pattern.compile("[\"`]([a-z][a-z-]*(?:\\.[a-zA-Z-]+)*)(\\.\\$\\{|\\$\\{)?");
    TreeSet<String> whole = new TreeSet<>();
    TreeSet<String> begun = new TreeSet<>();
    scripts()
        .values()
        .forEach(
            script -> {
              Matcher found = quoted.matcher(script);
              while (found.find()) {
                (found.group(2) == null ? whole : begun).add(found.group(1));
              }
            });
    List<String> unused = new ArrayList<>(texts("en").keySet());
    unused.removeIf(
        key ->
            whole.contains(key)
                || whole.contains(key.replaceFirst("\\.(one|many|words)$", ""))
                || begun.stream().anyMatch(start -> key.startsWith(start + ".")));
    assertThat(unused).as("in use").isEmpty();
    Pattern asked = Pattern.compile("\\bt\\(\"([^\"]+)\"");
    scripts()
        .forEach(
            (name, script) ->
                asked
                    .matcher(script)
                    .results()
                    .forEach(key -> assertThat(texts("en")).as(name).containsKey(key.group(1))));
  }

  @Test
  void everyZoneIsDrawnOnBothSides() {
    Map<String, Long> drawn =
        Pattern.compile("data-zone=\"([a-z-]+)\"")
            .matcher(file("img/body.svg"))
            .results()
            .collect(Collectors.groupingBy(found -> found.group(1), Collectors.counting()));
    TreeSet<String> wanted = new TreeSet<>();
    for (Muscle muscle : Muscle.values()) {
      if (muscle != Muscle.UNKNOWN) {
        wanted.add(new Zone(muscle, Zone.Side.LEFT).label());
        wanted.add(new Zone(muscle, Zone.Side.RIGHT).label());
      }
    }
    assertThat(drawn.keySet()).isEqualTo(wanted);
    String picker = file("js/parts/zone-picker.js");
    wanted.forEach(
        zone -> {
          String muscle = zone.replaceFirst("^(left|right)-", "");
          assertThat(texts("en")).containsKey("zone." + muscle);
          assertThat(picker).contains("\"" + muscle + "\"");
        });
  }

  /** The policy of the page would refuse it, and nothing must leave the computer. */
  @Test
  void nothingIsInlineAndNothingComesFromElsewhere() {
    FILES.forEach(
        (name, content) -> {
          String text = new String(content, UTF_8);
          assertThat(text)
              .as(name)
              .doesNotContain("style=\"", "onclick=", "eval(", "unsafeHTML")
              .doesNotContainPattern("[\"'(]https?://(?!www\\.w3\\.org/2000/svg)");
        });
  }

  private static Map<String, Colour> theme(String name) {
    String css = file("css/tokens.css");
    int start = css.indexOf(":root[data-theme=\"" + name + "\"]");
    String block = css.substring(start, css.indexOf('}', start));
    return Pattern.compile("--([\\w-]+): (#[0-9a-f]{6})")
        .matcher(block)
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> Colour.of(found.group(2))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void coloursCanBeReadAndToldApart(String name) {
    Map<String, Colour> theme = theme(name);
    for (String ground :
        new String[] {"surface-0", "surface-1", "surface-2", "high-wash", "stop-wash"}) {
      for (String text : new String[] {"text-1", "text-2", "text-3"}) {
        assertThat(theme.get(text).contrast(theme.get(ground)))
            .as("%s on %s", text, ground)
            .isGreaterThan(4.5);
      }
      for (String mark : new String[] {"easy", "band", "high", "stop", "accent", "edge"}) {
        assertThat(theme.get(mark).contrast(theme.get(ground)))
            .as("%s on %s", mark, ground)
            .isGreaterThan(3);
      }
    }
    assertThat(theme.get("on-accent").contrast(theme.get("accent"))).isGreaterThan(4.5);
    List<String> states = List.of("easy", "band", "high", "stop");
    for (String one : states) {
      for (String two : states) {
        if (!one.equals(two)) {
          Colour first = theme.get(one);
          Colour second = theme.get(two);
          assertThat(first.distance(second)).as("%s %s", one, two).isGreaterThan(0.1);
          assertThat(first.toDeuteranope().distance(second.toDeuteranope()))
              .as("%s and %s without green", one, two)
              .isGreaterThan(0.1);
        }
      }
    }
  }

  /** Dwell is told by lightness: one hue, in even steps. */
  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void dwellGrowsInEvenSteps(String name) {
    Map<String, Colour> theme = theme(name);
    for (int step = 1; step < 5; step++) {
      double change =
          theme.get("dwell-" + step).lightness() - theme.get("dwell-" + (step - 1)).lightness();
      assertThat(Math.abs(change)).as("step %d", step).isBetween(0.08, 0.15);
    }
  }
}
