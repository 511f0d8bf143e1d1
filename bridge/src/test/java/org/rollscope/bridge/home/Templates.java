package org.rollscope.bridge.home;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rollscope.bridge.Programs;
import org.rollscope.bridge.mqtt.Json;

/** Renders templates with Jinja, as Home Assistant does, in a Python process. */
public final class Templates implements AutoCloseable {
  private static final Path PROGRAM = Path.of("src/test/python/render_template.py");

  private final Process process;
  private final BufferedWriter asked;
  private final BufferedReader answers;

  public Templates() throws IOException {
    process =
        new ProcessBuilder(Programs.python("jinja2", "python3-jinja2"), PROGRAM.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    asked = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** What a template makes of a payload; fails where a name in it is not defined. */
  public String render(String template, String payload) throws IOException {
    asked.write(
        Json.payload(Json.object().put("template", template).put("value", payload)).toString());
    asked.newLine();
    asked.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new AssertionError("cannot be rendered: " + template + " with " + payload);
    }
    return Json.parse(answer.getBytes(StandardCharsets.UTF_8)).asString();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
