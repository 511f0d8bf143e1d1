package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One command line run inside this process, and what it said. */
record Run(int code, String out, String err) {
  static Run of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Rollscope.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Run(code, out.toString(), err.toString());
  }
}
