package org.rollscope.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.IntSupplier;
import java.util.function.ToLongFunction;

/**
 * The machine that is looked at, and how its person is to do things on it.
 *
 * @param root of its files
 * @param user whose name the commands are for
 * @param clock its time of day
 * @param clockState what the kernel's {@code adjtimex} returns; below 0 where it is not known
 * @param freeSpace bytes that this user may still write into a folder; below 0 where not known
 */
public record Machine(
    Path root,
    String user,
    InstantSource clock,
    IntSupplier clockState,
    ToLongFunction<Path> freeSpace) {
  /** The one this program runs on. */
  public static Machine thisOne() {
    return new Machine(
        Path.of("/"),
        System.getProperty("user.name", ""),
        InstantSource.system(),
        KernelClock::state,
        Machine::usable);
  }

  private static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return -1;
    }
  }

  /** A file by its path on that machine. */
  Path at(String path) {
    return root.resolve(path.substring(1));
  }

  /** What a file says, without spaces around; empty where it cannot be read. */
  String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  boolean isLinux() {
    return Files.isDirectory(at("/proc"));
  }

  boolean isContainer() {
    return Files.exists(at("/.dockerenv")) || Files.exists(at("/run/.containerenv"));
  }

  /** A command that root alone may run. */
  String asRoot(String command) {
    return user.equals("root") ? command : "sudo " + command;
  }

  /** Starts, stops or restarts a service; slim systems have no systemd. */
  String service(String action, String name) {
    boolean systemd = Files.isDirectory(at("/run/systemd/system"));
    return asRoot(systemd ? "systemctl " + action + " " + name : "service " + name + " " + action);
  }

  /** Installs a package. */
  String install(String debian, String fedora) {
    return Files.exists(at("/usr/bin/dnf"))
        ? asRoot("dnf install " + fedora)
        : asRoot("apt-get install " + debian);
  }
}
