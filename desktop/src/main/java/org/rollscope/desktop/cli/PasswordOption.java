package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.access.PasswordHash;
import picocli.CommandLine.Option;

/**
 * Where a new password comes from: a file, the person at the terminal, who is asked twice, or the
 * first line of standard input. Never from the command line, which every user of a computer can
 * read.
 */
final class PasswordOption {
  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file with the password; else it is asked for, or read from standard input.")
  private @Nullable Path file;

  /**
   * Gets a password and hashes it.
   *
   * @throws CommandException where it is too short, or does not come
   */
  PasswordHash hash(String user) throws IOException {
    String password = file == null ? asked(user) : Files.readString(file).strip();
    int bytes = password.getBytes(UTF_8).length;
    if (password.length() < PasswordHash.SHORTEST || bytes > PasswordHash.LONGEST) {
      throw new CommandException(
          "a password has at least %d characters, and at most %d bytes"
              .formatted(PasswordHash.SHORTEST, PasswordHash.LONGEST));
    }
    return PasswordHash.of(password.getBytes(UTF_8), new SecureRandom());
  }

  @SuppressWarnings("SystemConsoleNull") // it is null where nothing is a terminal
  private static String asked(String user) throws IOException {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      String password = typed(console, "Password for %s: ".formatted(user));
      if (!password.equals(typed(console, "Once more: "))) {
        throw new CommandException("these are two different passwords; nothing was changed");
      }
      return password;
    }
    String line = new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
    if (line == null) {
      throw new CommandException(
          "no password came on standard input; give --password-file, or run it on a terminal");
    }
    return line;
  }

  private static String typed(Console console, String prompt) {
    char[] typed = console.readPassword("%s", prompt);
    if (typed == null) {
      throw new CommandException("no password was typed; nothing was changed");
    }
    return new String(typed);
  }
}
