package org.rollscope.desktop.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code store}: what is kept, and its copies. */
@Command(
    name = "store",
    header = "Look after what is kept: copies, imports, one person's data.",
    description =
        "People, sessions and all samples are kept in one file of yours, or in a PostgreSQL"
            + " database. Nothing of it leaves this computer unless you copy it.",
    subcommands = {
      StoreInfoCommand.class,
      StoreBackupCommand.class,
      StoreRestoreCommand.class,
      StoreImportCommand.class,
      StoreExportCommand.class,
      StoreForgetCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  rollscope store info",
      "  rollscope store backup monday.rollscope",
      "  rollscope store import monday.csv.gz --person Anna"
    })
final class StoreCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
