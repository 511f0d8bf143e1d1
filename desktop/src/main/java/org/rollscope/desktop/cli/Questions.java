package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.util.function.Function;
import org.rollscope.core.sample.PlainText;

/** Asks the person, who may answer, take what is proposed, or not be there at all. */
final class Questions {
  private final PrintWriter err;
  private final BufferedReader in;
  private boolean isAnswered;

  /**
   * @param err where the questions go, for what is printed may be read by a program
   * @param in where the answers come from; its end means that what is proposed is taken
   * @param asks whether anything is asked at all
   */
  Questions(PrintWriter err, InputStream in, boolean asks) {
    this.err = err;
    this.in = new BufferedReader(new InputStreamReader(in, UTF_8));
    isAnswered = asks;
  }

  /** Whether somebody has answered so far. */
  boolean isAnswered() {
    return isAnswered;
  }

  /**
   * Asks until the answer can be understood.
   *
   * @param shown what is proposed, as the person reads it
   * @param proposed what holds where nothing is answered
   * @param understood understands an answer, or throws IllegalArgumentException saying what is
   *     wrong with it
   */
  <T> T ask(String question, String shown, T proposed, Function<String, T> understood)
      throws IOException {
    while (isAnswered) {
      err.print(question + " [" + shown + "]: ");
      err.flush();
      String line = in.readLine();
      if (line == null) {
        err.println();
        isAnswered = false;
        break;
      }
      String answer = PlainText.of(line).strip();
      if (answer.isEmpty()) {
        break;
      }
      try {
        return understood.apply(answer);
      } catch (IllegalArgumentException e) {
        err.println(e.getMessage());
      }
    }
    return proposed;
  }
}
