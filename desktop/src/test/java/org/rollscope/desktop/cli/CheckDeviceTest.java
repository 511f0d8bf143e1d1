package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.desktop.check.Finding;
import org.rollscope.desktop.check.Section;
import org.rollscope.desktop.check.Verdict;

/** The command around a check, and its lines. */
class CheckDeviceTest {
  private static final Path DOCS = Path.of("../docs");

  private static List<String> lines(String name, String text) {
    return CheckLines.of(new Finding(name, Verdict.FIX, text, Section.SAMPLES));
  }

  @Test
  void theExampleInTheDocsIsWhatIsPrinted() throws IOException {
    List<String> printed =
        lines(
            "interval",
            "the frames tell 50.00 ms between samples, and they come every 5.00 ms: it is sent in"
                + " µs; its unit is 10 µs");
    assertThat(printed).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(Files.readString(DOCS.resolve("firmware/README.md")))
        .contains(String.join("\n", printed));
  }

  @Test
  void aQuestionKeepsItsMark() {
    assertThat(lines("turn", "does each axis of the gyro answer?"))
        .containsExactly("FIX turn          does each axis of the gyro answer? [Type 1, SAMPLES]");
  }

  @ParameterizedTest
  @EnumSource(Section.class)
  void theSectionsAreThoseOfTheProtocolsPage(Section section) throws IOException {
    assertThat(Files.readString(DOCS.resolve("device-protocol.md")))
        .contains("# " + section.heading());
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/nowhere --quick, 1, plugged in",
    "/dev/nowhere --duration 1, 2, --duration must be from 3 to 3600",
    "/dev/nowhere --weight 0, 2, --weight must be above 0",
    "replay:session.rec, 2, a recording cannot be checked",
  })
  void saysWhatIsWrongWithTheCall(String words, int code, String problem) {
    Run run = Run.of(("check-device " + words).split(" "));
    assertThat(run.err()).contains(problem);
    assertThat(run.code()).isEqualTo(code);
  }
}
