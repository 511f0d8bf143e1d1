package org.rollscope.desktop.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command could not do into one line for people. */
final class Failure implements IExecutionExceptionHandler {
  private final BooleanSupplier verbose;

  Failure(BooleanSupplier verbose) {
    this.verbose = verbose;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    err.println("rollscope: " + words(e));
    if (verbose.getAsBoolean()) {
      StackTrace.print(e, err);
    }
    err.flush();
    return Rollscope.PROBLEM;
  }

  private static String words(Exception e) {
    String message = e.getMessage();
    if (e instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile();
    }
    if (e instanceof FileNotFoundException) {
      return "there is no file " + message;
    }
    if (e instanceof AccessDeniedException denied) {
      return "not allowed to use " + denied.getFile();
    }
    boolean known =
        e instanceof CommandException
            || e instanceof IOException
            || e instanceof IllegalArgumentException;
    if (known && message != null) {
      return message;
    }
    return "something went wrong that should not (%s: %s). Run it again with --verbose to see where,"
            .formatted(e.getClass().getSimpleName(), message)
        + " and please report it.";
  }
}
