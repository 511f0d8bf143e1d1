package org.rollscope.desktop.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rollscope.bridge.link.SerialPorts;
import org.rollscope.bridge.link.SerialPorts.Holder;
import org.rollscope.bridge.link.SerialPorts.Port;
import org.rollscope.bridge.link.SerialPorts.State;

/**
 * Whether a serial port can be opened, and if not, who keeps it. It is not opened: that resets many
 * boards.
 */
final class PortCheck implements Check {
  static final String NAME = "Serial port";

  private static final Pattern OURS = Pattern.compile("rollscope[a-z-]*\\.jar|org\\.rollscope\\.");

  private final Machine machine;
  private final Port port;
  private final PortAccess access;
  private final List<Holder> holders;

  PortCheck(Machine machine, Port port, PortAccess access, List<Holder> holders) {
    this.machine = machine;
    this.port = port;
    this.access = access;
    this.holders = List.copyOf(holders);
  }

  /** Looks at a port as it is now. */
  static PortCheck of(Machine machine, Port port) {
    Path file = Path.of(port.path());
    List<Holder> holders = new ArrayList<>(SerialPorts.holding(file));
    locker(machine, file).filter(one -> !holders.contains(one)).ifPresent(holders::add);
    return new PortCheck(machine, port, PortAccess.of(file), holders);
  }

  /** Who has locked a port in the manner of UUCP, as far as it still runs. */
  private static Optional<Holder> locker(Machine machine, Path file) {
    Path lock = machine.at("/run/lock").resolve("LCK.." + file.getFileName());
    String number = machine.read(lock);
    Path process = machine.at("/proc").resolve(number.isEmpty() ? "none" : number);
    return number.matches("[0-9]{1,9}") && Files.isDirectory(process)
        ? Optional.of(SerialPorts.holder(process))
        : Optional.empty();
  }

  @Override
  public List<Finding> look() {
    return List.of(finding().of(port.path()));
  }

  private Finding finding() {
    if (port.state() == State.FORBIDDEN) {
      return forbidden();
    }
    return holders.isEmpty() ? Finding.ok(NAME, free()) : held(holders.getFirst());
  }

  private String free() {
    return port.description().isEmpty() ? "Free." : "Free: " + port.description();
  }

  private Finding forbidden() {
    if (access.isJoinable()) {
      return new Groups(machine).join(NAME, "You may not open it.", access.group());
    }
    return Finding.fix(
        NAME,
        "You may not open it, nor may any group. Until it is plugged in again:",
        machine.asRoot("chmod a+rw " + port.path()));
  }

  private Finding held(Holder holder) {
    String by = "Held by " + holder.words() + ". ";
    if (OURS.matcher(holder.commandLine()).find()) {
      return Finding.note(NAME, by + "That is Rollscope itself; one of it reads the port.");
    }
    for (Grabber grabber : Grabber.values()) {
      if (grabber.isNamed(holder.name())) {
        return Finding.fix(NAME, by + grabber.words(), grabber.stop(machine));
      }
    }
    return Finding.fix(NAME, by + "Close the port there, or end it:", "kill " + holder.process());
  }
}
