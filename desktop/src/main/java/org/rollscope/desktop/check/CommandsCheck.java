package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.wire.Command;

/** Whether each command is acknowledged, and done where it is offered. */
final class CommandsCheck implements Check {
  private static final List<Integer> MUST = List.of(Answer.DONE);

  /** A device need not offer everything, and may have something else to do. */
  private static final List<Integer> MAY = List.of(Answer.DONE, Answer.UNKNOWN, Answer.BUSY);

  private static final int NO_COMMAND = 200;
  private static final int START = 1;
  private static final double SETTLE = 0.5;

  /** What a pad may tell right after a tare; kPa or N. */
  private static final double ZERO = 1.5;

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    info(subject, findings);
    status(subject, findings);
    tare(subject, findings);
    offered("identify", new Command.Identify(1), subject, findings);
    offered("haptic", new Command.Haptic(1, 100), subject, findings);
    offered("set host time", new Command.SetHostTime(subject.host().micros()), subject, findings);
    refused(
        "unknown", subject.ask(NO_COMMAND), Answer.UNKNOWN, "the unknown command 200", findings);
    refused(
        "argument", subject.ask(START), Answer.BAD_ARGUMENT, "a start without its rate", findings);
  }

  private static String quickly(Answer answer) {
    double millis = answer.ack().map(ack -> (ack.nanos() - answer.asked()) / 1e6).orElse(0.0);
    return String.format(Locale.ROOT, "acknowledged after %.0f ms", millis);
  }

  private static void info(Subject subject, Findings findings) throws LinkException {
    Hearing.Mark mark = subject.mark();
    Answer answer = subject.ask(new Command.GetInfo());
    String problem = answer.problem(MUST);
    if (problem.isEmpty()) {
      boolean came = subject.await(() -> came(subject, mark, Frame.INFO), Answer.PATIENCE);
      // Over BLE it goes out where it fits, and can be read in any case.
      problem = came || subject.isAir() ? "" : "it is acknowledged, and no INFO follows";
    }
    findings.judge("get info", Section.COMMANDS, problem, quickly(answer));
  }

  private static boolean came(Subject subject, Hearing.Mark mark, int type) {
    return !subject.heard().framesSince(mark, type).isEmpty();
  }

  private static void status(Subject subject, Findings findings) throws LinkException {
    Hearing.Mark mark = subject.mark();
    Answer answer = subject.ask(new Command.GetStatus());
    String problem = answer.problem(MUST);
    if (problem.isEmpty()) {
      boolean came = subject.await(() -> came(subject, mark, Frame.STATUS), SETTLE);
      problem = came ? "" : "it is acknowledged, and no STATUS follows";
    }
    findings.judge("get status", Section.COMMANDS, problem, quickly(answer));
  }

  private static void tare(Subject subject, Findings findings) throws LinkException {
    String name = "tare";
    Answer answer = subject.ask(new Command.Tare());
    String problem = answer.problem(MAY);
    if (!problem.isEmpty() || !answer.isDone()) {
      findings.judge(name, Section.COMMANDS, problem, notOffered(answer));
      return;
    }
    Hearing.Mark mark = subject.mark();
    subject.ask(new Command.GetStatus());
    Window heard = subject.listen(SETTLE);
    boolean told =
        subject.since(mark).statuses().stream().map(Told::what).anyMatch(DeviceStatus::tareDone);
    findings.judge(
        name,
        told ? Section.COMMANDS : Section.STATUS,
        told ? zero(heard.rows()) : "it is done, and STATUS does not say so (flag 8)",
        quickly(answer) + ", told in STATUS, and zero after it");
  }

  private static String zero(List<Row> rows) {
    Loads loads = Loads.of(rows);
    for (int pad = 0; pad < loads.pads(); pad++) {
      double[] values = loads.values(rows, pad);
      double mean = Statistics.mean(values);
      double allowed = Math.max(ZERO, 3 * Statistics.deviation(values));
      if (Math.abs(mean) > allowed) {
        return String.format(
            Locale.ROOT,
            "it is done, and pad %d tells %.1f %s after it: the pressure of then is zero",
            pad + 1,
            mean,
            loads.unit());
      }
    }
    return "";
  }

  private static void offered(String name, Command command, Subject subject, Findings findings)
      throws LinkException {
    Answer answer = subject.ask(command);
    findings.judge(
        name,
        Section.COMMANDS,
        answer.problem(MAY),
        answer.isDone() ? quickly(answer) : notOffered(answer));
  }

  private static String notOffered(Answer answer) {
    return answer.result() == Answer.BUSY
        ? quickly(answer) + ": busy"
        : "is not offered, and said to be unknown";
  }

  private static void refused(
      String name, Answer answer, int right, String what, Findings findings) {
    String problem = answer.problem(List.of(right));
    findings.judge(
        name,
        Section.COMMANDS,
        problem.isEmpty() ? "" : what + ": " + problem,
        "%s is answered with %d (%s)".formatted(what, right, Answer.word(right)));
  }
}
