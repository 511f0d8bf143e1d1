package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.Command;

/** Whether stop and start do what they say, at the rates they say. */
final class StreamingCheck implements Check {
  private static final List<Integer> DONE = List.of(Answer.DONE);
  private static final List<Integer> DONE_OR_REFUSED = List.of(Answer.DONE, Answer.BAD_ARGUMENT);
  private static final double STOPS = 1;
  private static final double STOPPED = 1.5;
  private static final double STARTS = 1;
  private static final double MEASURED = 1.5;
  private static final double SLOWER = 40;
  private static final int FASTEST = 65_535;

  /** How far the device's time may be from where it should be after a pause, s. */
  private static final double CLOCK = 0.4;

  private final boolean clockIsRight;
  private Optional<Frame> last = Optional.empty();

  /**
   * @param clockIsRight whether the device's seconds are seconds
   */
  StreamingCheck(boolean clockIsRight) {
    this.clockIsRight = clockIsRight;
  }

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    last = subject.heard().lastSamples();
    stop(subject, findings);
    start(subject, findings);
    double rate = subject.heard().device().map(DeviceInfo::sampleRate).orElse(0.0);
    if (rate > 0) {
      rates(subject, (int) rate, findings);
    } else {
      findings.unchecked("rates", "INFO tells no rate that is understood");
    }
  }

  private void stop(Subject subject, Findings findings) throws LinkException {
    Answer answer = subject.ask(new Command.Stop());
    String problem = answer.problem(DONE);
    if (problem.isEmpty()) {
      subject.listen(STOPS);
      last = subject.heard().lastSamples();
      Window stopped = subject.listen(STOPPED);
      if (!stopped.samples().isEmpty()) {
        problem = "samples still come a second after it";
      } else if (stopped.frames(Frame.STATUS).isEmpty()) {
        problem = "STATUS stops with the samples; send it once a second all the same";
      }
    }
    findings.judge("stop", Section.COMMANDS, problem, "no samples after it, STATUS goes on");
  }

  private void start(Subject subject, Findings findings) throws LinkException {
    Hearing.Mark mark = subject.mark();
    Answer answer = subject.ask(new Command.Start(0));
    String problem = answer.problem(DONE);
    boolean came =
        subject.await(() -> !subject.heard().framesSince(mark, Frame.SAMPLES).isEmpty(), STARTS);
    List<Frame> frames = subject.since(mark).samples();
    if (problem.isEmpty() && (!came || frames.isEmpty())) {
      problem = "no samples come within a second after it";
    }
    boolean resets = problem.isEmpty() && last.isPresent();
    String clock = resets ? clock(last.get(), frames.getFirst()) : "";
    findings.judge(
        "start",
        clock.isEmpty() ? Section.COMMANDS : Section.SAMPLES,
        problem + clock,
        "samples come again, and the time has gone on");
  }

  private String clock(Frame before, Frame after) {
    double device = (after.micros() - before.micros()) / 1e6;
    double here = (after.nanos() - before.nanos()) / 1e9;
    if (device < 0) {
      return String.format(
          Locale.ROOT,
          "the time goes back by %.1f s with it: count on through the whole boot",
          -device);
    }
    // A clock that is wrong all the time has its own line.
    return clockIsRight && device < here - CLOCK
        ? String.format(
            Locale.ROOT,
            "the time went on by %.1f s in %.1f s without samples: it must not stand still",
            device,
            here)
        : "";
  }

  private static void rates(Subject subject, int rate, Findings findings) throws LinkException {
    int other = rate >= SLOWER ? rate / 2 : rate * 2;
    rate("rate " + other, other, DONE_OR_REFUSED, subject, findings);
    rate("rate " + FASTEST, FASTEST, DONE_OR_REFUSED, subject, findings);
    rate("rate " + rate, rate, DONE, subject, findings);
  }

  /** Asks for a rate; where it is granted, INFO and the samples must agree. */
  private static void rate(
      String name, int rate, List<Integer> right, Subject subject, Findings findings)
      throws LinkException {
    Answer answer = subject.ask(new Command.Start(rate));
    String problem = answer.problem(right);
    if (!problem.isEmpty() || !answer.isDone()) {
      findings.judge(name, Section.COMMANDS, problem, "is refused as a bad argument");
      return;
    }
    subject.ask(new Command.GetInfo());
    subject.refreshInfo();
    Window heard = subject.listen(MEASURED);
    double told = subject.heard().device().map(DeviceInfo::sampleRate).orElse(0.0);
    if (heard.samples().size() < 3) {
      findings.fix(name, Section.COMMANDS, "it is done, and no samples come after it");
      return;
    }
    findings.judge(
        name,
        Section.INFO,
        RateCheck.problem(told, heard),
        String.format(
            Locale.ROOT, "is granted as %.0f Hz, and so INFO tells and the samples come", told));
  }
}
