package org.rollscope.desktop.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rollscope.desktop.access.User;
import org.rollscope.desktop.access.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code broker user remove}: one user less. */
@Command(
    name = "remove",
    header = "Remove a user of the broker.",
    description = "Its clients are sent away by a running broker.",
    footer = {"", "Example:", "  rollscope broker user remove anna"})
final class BrokerUserRemoveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The user's name.")
  private String name;

  @Mixin private UsersOption file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Users users = file.file().load();
    User user = file.existing(users, name);
    file.save(users.without(name));
    spec.commandLine().getOut().println("Removed: " + UserWords.of(user));
    return Rollscope.OK;
  }
}
