package org.rollscope.bridge.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * The devices a person has chosen, in a file that reads like the section {@code devices} of {@code
 * rollscope.yaml}. It is the person's alone, and replaced whole, so that a crash leaves the old one
 * or the new one.
 */
public final class RememberedDevices {
  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;

  public RememberedDevices(Path file) {
    this.file = file;
  }

  /** {@code devices.yaml}, beside the calibrations. */
  public static Path defaultFile() {
    return UserFolder.path().resolve("devices.yaml");
  }

  public Path file() {
    return file;
  }

  /**
   * All of them, in the order they were chosen.
   *
   * @throws ConfigException where the file is damaged, naming line and key
   */
  public List<DeviceConfig> load() throws ConfigException {
    try {
      return new ConfigReader(file.toString(), file.getParent(), System::getenv)
          .readDevices(Files.readString(file));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Whether a person means a device by a word: its identifier, its name or its link. */
  public static boolean isMeant(DeviceConfig device, String word) {
    return device.provisionalId().equals(word)
        || word.equalsIgnoreCase(device.name())
        || word.equalsIgnoreCase(device.links());
  }

  /**
   * Keeps a device, instead of one with its identifier or its link.
   *
   * @throws ConfigException naming the file that cannot be used
   */
  public void remember(DeviceConfig device) throws ConfigException {
    List<DeviceConfig> devices = new ArrayList<>(load());
    devices.removeIf(
        old ->
            old.provisionalId().equals(device.provisionalId())
                || old.links().equalsIgnoreCase(device.links()));
    devices.add(device);
    save(devices);
  }

  /**
   * Forgets a device.
   *
   * @param id its identifier or its link
   * @return whether there was one
   * @throws ConfigException naming the file that cannot be used
   */
  public boolean forget(String id) throws ConfigException {
    List<DeviceConfig> devices = new ArrayList<>(load());
    boolean found =
        devices.removeIf(old -> old.provisionalId().equals(id) || old.links().equalsIgnoreCase(id));
    if (found) {
      save(devices);
    }
    return found;
  }

  private void save(List<DeviceConfig> devices) throws ConfigException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      write(create(fresh), DeviceWriter.write(devices));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }

  private static Path create(Path fresh) throws IOException {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? Files.createFile(fresh, OWN)
        : Files.createFile(fresh);
  }

  private static void write(Path fresh, String text) throws IOException {
    Files.writeString(fresh, text, UTF_8);
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
