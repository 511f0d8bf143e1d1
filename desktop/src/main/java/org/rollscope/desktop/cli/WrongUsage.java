package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with a command line, in one line, and where help is. */
final class WrongUsage implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("rollscope: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Help: " + line.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return Rollscope.USAGE;
  }
}
