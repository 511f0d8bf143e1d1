package org.rollscope.bridge.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollscope.core.sample.Vector;

/**
 * The devices' calibrations, one small YAML file each, named by the device's identifier. A file is
 * replaced whole, so that a crash leaves the old one or the new one. Thread-safe for different
 * devices.
 */
public final class CalibrationStore {
  private static final double LARGEST = 1e6;

  private static final String EXTENSION = ".yaml";

  private final Path directory;

  public CalibrationStore(Path directory) {
    this.directory = directory;
  }

  /** {@code calibration}, in the person's folder. */
  public static Path defaultDirectory() {
    return UserFolder.path().resolve("calibration");
  }

  /** The file of a device. */
  public Path file(String device) {
    return directory.resolve(device + EXTENSION);
  }

  /**
   * The devices of which something is kept, in order of their names.
   *
   * @throws IOException when the directory cannot be read
   */
  public List<String> devices() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(EXTENSION))
          .map(name -> name.substring(0, name.length() - EXTENSION.length()))
          .sorted()
          .toList();
    }
  }

  /**
   * The calibration of a device; {@link Calibration#NONE} where there is none yet.
   *
   * @throws ConfigException where its file is damaged, naming line and key
   */
  public Calibration load(String device) throws ConfigException {
    return loadFile(file(device));
  }

  /** Reads a calibration from a file of its own. */
  public static Calibration loadFile(Path file) throws ConfigException {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      return Calibration.NONE;
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static Calibration parse(String file, String text) throws ConfigException {
    Problems problems = new Problems(file);
    if (!(Yaml.parse(file, text) instanceof Yaml.Mapping mapping)) {
      throw new ConfigException(file + ":1: must hold keys and values, such as 'tare: [0.4]'");
    }
    Section section = new Section(problems, "", mapping);
    List<Double> tare = numbers(section, "tare");
    double scale = section.number("pressure-scale", 1, 1e-6, LARGEST);
    double radius = section.number("radius-mm", Double.NaN, 1, 1000) * 1e-3;
    List<Double> bias = numbers(section, "gyro-bias");
    if (!bias.isEmpty() && bias.size() != 3) {
      section.wrong("gyro-bias", "must be three numbers, rad/s");
    }
    section.finish();
    problems.check();
    Vector gyro = bias.isEmpty() ? Vector.ZERO : new Vector(bias.get(0), bias.get(1), bias.get(2));
    return new Calibration(tare, scale, radius, gyro);
  }

  private static List<Double> numbers(Section section, String key) {
    List<Double> numbers = new ArrayList<>();
    for (String word : section.words(key)) {
      try {
        double number = Double.parseDouble(word);
        if (Math.abs(number) <= LARGEST) {
          numbers.add(number);
          continue;
        }
      } catch (NumberFormatException e) {
        // Reported below like a number out of reason.
      }
      section.wrong(key, "'" + word + "' is not a usable number");
    }
    return numbers;
  }

  /**
   * Stores a calibration.
   *
   * @throws ConfigException naming the file that cannot be written
   */
  public void save(String device, Calibration calibration) throws ConfigException {
    saveFile(file(device), calibration);
  }

  /** Writes a calibration to a file of its own. */
  public static void saveFile(Path file, Calibration calibration) throws ConfigException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, write(calibration));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static String write(Calibration calibration) {
    StringBuilder text = new StringBuilder("# Written by rollscope; units: kPa (or N), rad/s\n");
    if (!calibration.tare().isEmpty()) {
      text.append("tare: ").append(list(calibration.tare())).append('\n');
    }
    text.append("pressure-scale: ").append(calibration.pressureScale()).append('\n');
    if (!Double.isNaN(calibration.radius())) {
      String millimetres = String.format(Locale.ROOT, "%.4f", calibration.radius() * 1e3);
      text.append("radius-mm: ").append(millimetres).append('\n');
    }
    Vector bias = calibration.gyroBias();
    if (!bias.equals(Vector.ZERO)) {
      text.append("gyro-bias: ").append(list(List.of(bias.x(), bias.y(), bias.z()))).append('\n');
    }
    return text.toString();
  }

  private static String list(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
