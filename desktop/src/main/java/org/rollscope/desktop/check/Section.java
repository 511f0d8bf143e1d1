package org.rollscope.desktop.check;

/** The sections of {@code docs/device-protocol.md}, which say what is right. */
public enum Section {
  FRAME("A frame"),
  SAMPLES("Type 1, SAMPLES"),
  INFO("Type 2, INFO"),
  STATUS("Type 3, STATUS"),
  COMMANDS("Type 4, ACK, and type 8, COMMAND"),
  SERIAL("On a serial line"),
  BLE("Over BLE"),
  TEXT("Text lines"),
  HOST("How a host reads it");

  private final String heading;

  Section(String heading) {
    this.heading = heading;
  }

  public String heading() {
    return heading;
  }
}
