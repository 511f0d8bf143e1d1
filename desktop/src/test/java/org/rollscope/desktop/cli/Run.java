package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

  /** The same, once it is certain that it fits on a terminal and does not steer it. */
  Run readable() {
    assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(out + err).doesNotContain("\u001b");
    return this;
  }
}
