package org.rollscope.core.wire;

import java.util.random.RandomGenerator;

/** Commands with any arguments. */
final class RandomCommand {
  private RandomCommand() {}

  static Command of(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Command.Start(random.nextInt(0x10000));
      case 1 -> new Command.Stop();
      case 2 -> new Command.Tare();
      case 3 -> new Command.Identify(random.nextInt(256));
      case 4 -> new Command.Haptic(random.nextInt(256), random.nextInt(256));
      case 5 -> new Command.GetInfo();
      case 6 -> new Command.GetStatus();
      default -> new Command.SetHostTime(random.nextLong());
    };
  }
}
