package org.rollscope.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.access.User;
import org.rollscope.desktop.access.Users;
import org.rollscope.desktop.access.UsersFile;
import picocli.CommandLine.Option;

/** The option that says where the broker's users are. */
final class UsersOption {
  @Option(
      names = "--users",
      paramLabel = "FILE",
      description = "The broker's users; ~/.config/rollscope/broker-users unless told.")
  private @Nullable Path file;

  UsersFile file() {
    return new UsersFile(file == null ? UsersFile.defaultFile() : file);
  }

  /**
   * The user of a name.
   *
   * @throws CommandException where there is none, naming those there are
   */
  User existing(Users users, String name) {
    return users.named(name).orElseThrow(() -> new CommandException(unknown(users, name)));
  }

  private String unknown(Users users, String name) {
    String names = users.all().stream().map(User::name).collect(Collectors.joining(", "));
    return users.isEmpty()
        ? "there is no user in " + file().path()
        : "there is no user '%s' in %s, but: %s".formatted(name, file().path(), names);
  }

  void save(Users users) throws IOException {
    file().save(users);
  }
}
