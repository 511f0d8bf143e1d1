package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreCounts;
import org.rollscope.desktop.view.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code store info}: what is kept. */
@Command(
    name = "info",
    header = "Tell what is kept, and where.",
    footer = {"", "Example:", "  rollscope store info"})
final class StoreInfoCommand implements Callable<Integer> {
  @Mixin private StoreOption place;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Store store = place.openExisting()) {
      if (!store.notice().isEmpty()) {
        spec.commandLine().getErr().println(store.notice());
      }
      StoreCounts counts = store.counts();
      out.println("Place:     " + store.address());
      out.printf("Size:      %.1f MB%n", counts.bytes() / 1e6);
      out.printf("People:    %,d%n", counts.people());
      out.printf("Tools:     %,d%n", counts.tools());
      out.printf("Sessions:  %,d%n", counts.sessions());
      out.printf(
          "Samples:   %s (%.1f MB)%n",
          Words.clock(counts.minutes() * 60.0), counts.sampleBytes() / 1e6);
    }
    return Rollscope.OK;
  }
}
