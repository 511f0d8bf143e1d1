package org.rollscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point to is there. */
class DocumentsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[^)]*)?\\)");

  private static List<Path> documents() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).forEach(all::add);
    }
    return all;
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path document : documents()) {
      Matcher links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        String target = links.group(1).strip();
        Path folder = document.resolveSibling(".").normalize();
        if (!target.contains("://") && !Files.exists(folder.resolve(target))) {
          broken.add(ROOT.relativize(document) + " -> " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void theReadmeShowsCommandsThatAreThere() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    Matcher commands = Pattern.compile("\\./rollscope ([a-z][a-z-]+)").matcher(readme);
    String program =
        Files.readString(
            ROOT.resolve("desktop/src/main/java/org/rollscope/desktop/cli/Rollscope.java"));
    List<String> shown = new ArrayList<>();
    while (commands.find()) {
      String name = commands.group(1);
      shown.add(name);
      String type =
          Pattern.compile("(?:^|-)([a-z])")
              .matcher(name)
              .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
      assertThat(program).containsAnyOf(type + "Command.class", type + "Main.class");
    }
    assertThat(shown).contains("demo", "devices", "pair", "doctor", "bridge", "analyze");
  }
}
