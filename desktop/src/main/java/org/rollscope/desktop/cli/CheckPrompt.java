package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.rollscope.desktop.check.Guide;
import org.rollscope.desktop.view.Page;

/** Tells a person what to do with the tool, and on a terminal how long it is waited for. */
final class CheckPrompt implements Guide {
  private static final String ERASE = "\r\u001b[K";
  private static final String SIGN = "> ";

  private final PrintWriter err;
  private final boolean counts;
  private String shown = "";

  /**
   * @param counts whether a line may be written over
   */
  CheckPrompt(PrintWriter err, boolean counts) {
    this.err = err;
    this.counts = counts;
  }

  @Override
  public void instruct(String what) {
    done();
    String sign = SIGN;
    for (String line : Page.wrap(what, Page.WIDTH - SIGN.length())) {
      err.println(sign + line);
      sign = " ".repeat(SIGN.length());
    }
    err.flush();
  }

  @Override
  public void left(double seconds) {
    String line = String.format(Locale.ROOT, "  %.0f s", Math.ceil(seconds));
    if (counts && !line.equals(shown)) {
      err.print(ERASE + line);
      err.flush();
      shown = line;
    }
  }

  @Override
  public void done() {
    if (!shown.isEmpty()) {
      err.print(ERASE);
      err.flush();
      shown = "";
    }
  }
}
