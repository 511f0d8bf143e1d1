package org.rollscope.sim.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The scenarios there are: built in, or in files. */
public final class Scenarios {
  private static final List<String> NAMES =
      List.of(
          "glute-ball",
          "guided-glutes",
          "comfort-test",
          "calf-stick",
          "quads-stick",
          "it-band-stick",
          "foot-roller-frozen",
          "foam-roller-quads",
          "too-hard",
          "too-long-on-one-spot",
          "bad-link");

  private Scenarios() {}

  /** Names of the scenarios built in. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Loads a scenario by name, or from a YAML file by path.
   *
   * @throws ScenarioException when there is none, or naming the line and the key that are wrong
   */
  public static Scenario load(String nameOrPath) {
    if (NAMES.contains(nameOrPath)) {
      return builtIn(nameOrPath);
    }
    Path file = Path.of(nameOrPath);
    if (!Files.isRegularFile(file)) {
      throw new ScenarioException(
          "there is no scenario '%s', built in or as a file; built in are %s"
              .formatted(nameOrPath, String.join(", ", NAMES)));
    }
    try {
      return ScenarioReader.read(nameOrPath, Files.readString(file));
    } catch (IOException e) {
      throw new ScenarioException("could not read " + nameOrPath + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a scenario from YAML text.
   *
   * @param source what to call it in errors
   * @throws ScenarioException naming the line and the key that are wrong
   */
  public static Scenario parse(String source, String text) {
    return ScenarioReader.read(source, text);
  }

  private static Scenario builtIn(String name) {
    String resource = name + ".yaml";
    try (InputStream in = Scenarios.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ScenarioException("the built-in scenario " + resource + " is missing");
      }
      return ScenarioReader.read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ScenarioException("could not read the built-in " + resource, e);
    }
  }
}
