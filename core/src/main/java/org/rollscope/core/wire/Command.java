package org.rollscope.core.wire;

/** A command of the host to the device. The code is its first byte in a COMMAND frame. */
public sealed interface Command {
  int code();

  /** Stream at a rate, Hz; 0 leaves the rate to the device. */
  record Start(int rate) implements Command {
    @Override
    public int code() {
      return 1;
    }
  }

  record Stop() implements Command {
    @Override
    public int code() {
      return 2;
    }
  }

  record Tare() implements Command {
    @Override
    public int code() {
      return 3;
    }
  }

  /** Blink or buzz for some seconds, so that a person can tell which tool it is. */
  record Identify(int seconds) implements Command {
    @Override
    public int code() {
      return 4;
    }
  }

  record Haptic(int pattern, int strength) implements Command {
    @Override
    public int code() {
      return 5;
    }
  }

  record GetInfo() implements Command {
    @Override
    public int code() {
      return 6;
    }
  }

  record GetStatus() implements Command {
    @Override
    public int code() {
      return 7;
    }
  }

  /** Host time, µs since 1970; informative. */
  record SetHostTime(long micros) implements Command {
    @Override
    public int code() {
      return 8;
    }
  }
}
