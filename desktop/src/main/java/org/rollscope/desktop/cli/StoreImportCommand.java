package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.store.ImportTerms;
import org.rollscope.desktop.store.Imported;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.view.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code store import}: what was measured elsewhere. */
@Command(
    name = "import",
    header = "Bring recordings and other files into what is kept.",
    description =
        "Recordings as 'analyze' reads them, lines that 'collect' has written, and what 'store"
            + " export' has. Each file comes in as a whole or not at all. A"
            + " session that is there already, seen live or from another piece of the same"
            + " recording, stays one; a file that comes twice changes nothing.",
    footer = {
      "",
      "Examples:",
      "  rollscope store import monday.csv.gz --person Anna --zone left-calf",
      "  rollscope store import recordings/*.rec practice/*.jsonl",
      "  rollscope store import anna.zip"
    })
final class StoreImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "What to bring in.")
  private List<Path> files;

  @Option(
      names = "--person",
      paramLabel = "NAME",
      description = "Who rolled, where a recording does not tell; is added if not known yet.")
  private @Nullable String person;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "What was rolled, where a recording does not tell, such as left-calf.")
  private @Nullable String zone;

  @Mixin private StoreOption place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Zone worked = zone == null ? Zone.UNKNOWN : Zone.parse(zone);
    int code = Rollscope.OK;
    try (Store store = place.open()) {
      String id = person == null ? null : store.people().require(person).id();
      ImportTerms terms = ImportTerms.NONE.withPerson(id).withZone(worked);
      for (Path file : files) {
        code = Math.max(code, add(store, file, terms));
      }
    }
    return code;
  }

  private int add(Store store, Path file, ImportTerms terms) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      Imported imported;
      try (Progress progress = new Progress(err, Terminal.detect().err(), Clock.systemUTC())) {
        imported = store.imports().add(file, terms, progress);
      }
      out.printf(
          "%s: %s, %d of them new%n",
          file, Words.count(imported.sessions().size(), "session"), imported.added());
      imported.remarks().forEach(remark -> out.println("  " + remark));
      out.flush();
      return Rollscope.OK;
    } catch (IOException e) {
      err.println("rollscope: " + e.getMessage());
      err.flush();
      return Rollscope.PROBLEM;
    }
  }
}
