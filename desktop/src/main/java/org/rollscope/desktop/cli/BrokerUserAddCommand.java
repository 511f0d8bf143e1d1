package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rollscope.desktop.access.Role;
import org.rollscope.desktop.access.User;
import org.rollscope.desktop.access.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code broker user add}: one user more. */
@Command(
    name = "add",
    header = "Add a user of the broker.",
    description =
        "The password is asked for, or comes from a file or the first line of standard input; only"
            + " its Argon2id hash is kept.",
    footer = {
      "",
      "Examples:",
      "  rollscope broker user add cellar --role bridge --device ball-3f2a",
      "  rollscope broker user add attic --role bridge --device + --certificate",
      "  rollscope broker user add anna --role therapist --password-file anna.txt"
    })
final class BrokerUserAddCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "The user's name; of a bridge, the bridge's own in rollscope.yaml.")
  private String name;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "bridge, viewer, therapist or home.")
  private String role;

  @Option(
      names = "--device",
      paramLabel = "ID",
      description = "Of a bridge, a tool it publishes for; + for any. May be given several times.")
  private List<String> devices = new ArrayList<>();

  @Option(
      names = "--certificate",
      description = "Give it no password: it comes with a certificate of its name only.")
  private boolean certificate;

  @Mixin private PasswordOption password;

  @Mixin private UsersOption file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Users users = file.file().load();
    if (users.named(name).isPresent()) {
      throw new CommandException(
          "there is a user '%s' already; 'rollscope broker user remove %s' takes it out"
              .formatted(name, name));
    }
    User bare = new User(name, role(), devices, null);
    User user = certificate ? bare : bare.withPassword(password.hash(name));
    file.save(users.with(user));
    PrintWriter out = spec.commandLine().getOut();
    out.println("Added to " + file.file().path() + ": " + UserWords.of(user));
    if (user.role() == Role.BRIDGE) {
      UserWords.ofConfiguration(user).forEach(out::println);
    }
    return Rollscope.OK;
  }

  private Role role() {
    return Role.of(role)
        .orElseThrow(
            () ->
                new CommandException(
                    "--role: '%s' is none; there are %s".formatted(role, roles())));
  }

  private static String roles() {
    return Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", "));
  }
}
