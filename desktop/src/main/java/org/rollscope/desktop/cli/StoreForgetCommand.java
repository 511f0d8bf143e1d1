package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code store forget}: a person and everything about them is gone for good. */
@Command(
    name = "forget",
    header = "Delete a person and everything about them, for good.",
    description =
        "Sessions, samples, limits, notes and all else. The file is written anew, so that nothing"
            + " of it is left in there. Backups and exports that you have made are yours to"
            + " delete.",
    footer = {"", "Example:", "  rollscope store forget Anna"})
final class StoreForgetCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PERSON", description = "The person's name.")
  private String name;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private StoreOption place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Store store = place.openExisting()) {
      Person person = place.person(store, name);
      if (!yes && !isConfirmed(person, err)) {
        out.println("Nothing was deleted. Without a terminal, --yes says that you mean it.");
        return Rollscope.PROBLEM;
      }
      store.forget(person.id());
      out.println("Everything about " + person.name() + " is deleted.");
      List<Path> copies = store.copies();
      if (!copies.isEmpty()) {
        out.println("Stores that were put aside may still hold it:");
        copies.forEach(copy -> out.println("  " + copy));
      }
    }
    return Rollscope.OK;
  }

  private static boolean isConfirmed(Person person, PrintWriter err) throws IOException {
    Questions questions = new Questions(err, System.in, Terminal.detect().err());
    String question =
        "This deletes everything about " + person.name() + " for good. Type the name to go on";
    return questions.ask(question, "no", "", answer -> answer).equals(person.name());
  }
}
