package org.rollscope.desktop.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code broker user}: who may use the embedded broker. */
@Command(
    name = "user",
    header = "Add, list and remove the users of the broker.",
    description =
        "A running broker takes over what changes within a second. A bridge writes what its own"
            + " tools measure, and takes commands for them; its user has the bridge's name. A viewer"
            + " sees everything; a therapist sends commands as well; home is for Home Assistant.",
    subcommands = {
      BrokerUserAddCommand.class,
      BrokerUserListCommand.class,
      BrokerUserPasswordCommand.class,
      BrokerUserRemoveCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  rollscope broker user add cellar --role bridge --device ball-3f2a",
      "  rollscope broker user add anna --role therapist",
      "  rollscope broker user list"
    })
final class BrokerUserCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
