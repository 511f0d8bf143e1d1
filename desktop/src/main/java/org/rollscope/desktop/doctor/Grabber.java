package org.rollscope.desktop.doctor;

/** A program of many systems that takes serial ports unasked. */
enum Grabber {
  MODEM_MANAGER("ModemManager", "It takes each new port for a modem and writes to it."),
  BRLTTY("brltty", "It takes some USB adapters, such as the CH340, for Braille displays.");

  private final String program;
  private final String words;

  Grabber(String program, String words) {
    this.program = program;
    this.words = words;
  }

  boolean isNamed(String name) {
    return name.equals(program);
  }

  String program() {
    return program;
  }

  String words() {
    return words + " Where you do not need it:";
  }

  String stop(Machine machine) {
    return this == BRLTTY
        ? machine.asRoot("apt-get remove brltty")
        : machine.asRoot("systemctl disable --now " + program);
  }
}
