package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rollscope.desktop.access.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code broker user list}: who may use the broker. */
@Command(
    name = "list",
    header = "List the users of the broker.",
    description = "Name, role, what it logs in with, and the tools of a bridge.",
    footer = {"", "Example:", "  rollscope broker user list"})
final class BrokerUserListCommand implements Callable<Integer> {
  @Mixin private UsersOption file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Users users = file.file().load();
    if (users.isEmpty()) {
      out.println("No user yet. 'rollscope broker user add' adds one.");
    }
    users.all().forEach(user -> out.println(UserWords.line(user)));
    return Rollscope.OK;
  }
}
