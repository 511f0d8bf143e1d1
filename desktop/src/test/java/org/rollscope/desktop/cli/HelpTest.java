package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
  static Stream<List<String>> commands() {
    List<List<String>> all = new ArrayList<>();
    collect(new CommandLine(new Rollscope()), List.of(), all);
    return all.stream();
  }

  private static void collect(CommandLine line, List<String> path, List<List<String>> into) {
    into.add(path);
    line.getSubcommands()
        .forEach(
            (name, sub) -> {
              if (!name.equals("help")) {
                List<String> longer = new ArrayList<>(path);
                longer.add(name);
                collect(sub, longer, into);
              }
            });
  }

  @ParameterizedTest
  @MethodSource("commands")
  void fitsIntoEightyColumnsAndGivesExamples(List<String> path) {
    List<String> args = new ArrayList<>(path);
    args.add("--help");
    Run run = Run.of(args.toArray(String[]::new));
    assertThat(run.code()).isZero();
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(run.out()).contains("Usage: rollscope");
    assertThat(run.out()).contains("Example");
  }

  @Test
  void tellsItsVersion() {
    assertThat(Run.of("--version").out()).startsWith("Rollscope ").contains("Java");
  }

  @Test
  void tellsWhatIsWrongInOneLineAndWhereHelpIs() {
    Run run = Run.of("analyse");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("rollscope: ").contains("Help: rollscope --help");
  }
}
