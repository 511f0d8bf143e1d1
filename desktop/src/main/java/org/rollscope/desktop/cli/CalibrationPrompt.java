package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.rollscope.desktop.calibrate.CalibrationRun;

/** Tells on a terminal what to do next and how far it is; elsewhere nothing. */
final class CalibrationPrompt implements Runnable, AutoCloseable {
  private static final String ERASE = "\r\u001b[K";
  private static final int BAR = 10;

  private final PrintWriter err;
  private final boolean shown;
  private final CalibrationRun run;
  private String line = "";
  private String instruction = "";

  CalibrationPrompt(PrintWriter err, boolean shown, CalibrationRun run) {
    this.err = err;
    this.shown = shown;
    this.run = run;
  }

  @Override
  public void run() {
    if (!shown) {
      return;
    }
    if (!instruction.equals(run.instruction())) {
      instruction = run.instruction();
      err.println(ERASE + instruction);
    }
    int filled = (int) Math.round(BAR * run.share());
    String now =
        String.format(Locale.ROOT, "  [%s%s]", "#".repeat(filled), " ".repeat(BAR - filled));
    if (!now.equals(line)) {
      line = now;
      err.print(ERASE + now);
    }
    err.flush();
  }

  @Override
  public void close() {
    if (shown) {
      err.print(ERASE);
      err.flush();
    }
  }
}
