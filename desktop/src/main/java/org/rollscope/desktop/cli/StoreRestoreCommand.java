package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.rollscope.desktop.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code store restore}: everything as it was. */
@Command(
    name = "restore",
    header = "Bring back a copy, and put aside what is there now.",
    description =
        "The copy is checked first; one that is damaged changes nothing. What is there now is"
            + " renamed, not deleted. End Rollscope before.",
    footer = {
      "",
      "Examples:",
      "  rollscope store restore monday.rollscope",
      "  rollscope store restore monday.rollscope --store \\",
      "      'jdbc:postgresql://localhost/practice?user=anna'"
    })
final class StoreRestoreCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "What 'rollscope store backup' has made.")
  private Path file;

  @Mixin private StoreOption place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String aside = Store.restore(file, place.address(), Clock.systemUTC());
    out.println(file + " is back in " + place.address() + ".");
    if (!aside.isEmpty()) {
      out.println("What was there before is kept as " + aside + ".");
    }
    return Rollscope.OK;
  }
}
