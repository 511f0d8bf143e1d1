package org.rollscope.desktop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code store export}: everything about one person. */
@Command(
    name = "export",
    header = "Write everything about a person into one file.",
    description =
        "A zip with lines of JSON and the raw samples as CSV, which a spreadsheet reads; README.txt"
            + " in it tells what is what. 'rollscope store import' brings it back.",
    footer = {"", "Example:", "  rollscope store export Anna anna.zip"})
final class StoreExportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PERSON", description = "The person's name.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "Where to; a file that is not there yet.")
  private Path file;

  @Mixin private StoreOption place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Store store = place.openExisting()) {
      Person person = place.person(store, name);
      store.export(person.id(), file);
      spec.commandLine()
          .getOut()
          .printf(
              "Everything about %s is in %s (%.1f MB).%n",
              person.name(), file, Files.size(file) / 1e6);
    }
    return Rollscope.OK;
  }
}
