package org.rollscope.desktop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollscope.desktop.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code store backup}: a copy of everything. */
@Command(
    name = "backup",
    header = "Copy everything into a file, also while Rollscope runs.",
    description =
        "The copy is of one moment, is checked, and is a store itself: an SQLite file, also where"
            + " the store is in PostgreSQL. 'rollscope store restore' brings it back, into either.",
    footer = {
      "",
      "Examples:",
      "  rollscope store backup monday.rollscope",
      "  rollscope store backup /mnt/stick/practice.rollscope --store \\",
      "      'jdbc:postgresql://localhost/practice?user=anna'"
    })
final class StoreBackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The copy; a file that is not there yet.")
  private Path file;

  @Mixin private StoreOption place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Store store = place.openExisting()) {
      store.backup(file);
      spec.commandLine()
          .getOut()
          .printf(
              "Everything in %s is copied into %s (%.1f MB).%n",
              store.address(), file, Files.size(file) / 1e6);
    }
    return Rollscope.OK;
  }
}
