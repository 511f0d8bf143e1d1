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

/** {@code broker user password}: another password. */
@Command(
    name = "password",
    header = "Give a user of the broker another password.",
    description =
        "It is asked for, or comes from a file or the first line of standard input. Who is logged in"
            + " with the old one is sent away.",
    footer = {"", "Example:", "  rollscope broker user password anna"})
final class BrokerUserPasswordCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "The user's name.")
  private String name;

  @Mixin private PasswordOption password;

  @Mixin private UsersOption file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Users users = file.file().load();
    User user = file.existing(users, name);
    file.save(users.with(user.withPassword(password.hash(name))));
    spec.commandLine().getOut().println("Changed: " + UserWords.of(user));
    return Rollscope.OK;
  }
}
