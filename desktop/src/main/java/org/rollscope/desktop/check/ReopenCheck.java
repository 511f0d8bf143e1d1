package org.rollscope.desktop.check;

import java.util.Locale;
import java.util.Optional;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;

/** Whether a host that goes and comes back finds the device as it left it, or newly booted. */
final class ReopenCheck implements Check {
  private static final String NAME = "reopen";
  private static final double PATIENCE = 20;
  private static final double UNDERSTOOD = 6;

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    Optional<Moment> before = subject.heard().last();
    Optional<String> boot = subject.heard().device().map(DeviceInfo::boot);
    if (before.isEmpty() || boot.isEmpty()) {
      findings.unchecked(NAME, "no samples were understood before");
      return;
    }
    subject.reopen(PATIENCE);
    Hearing heard = subject.heard();
    boolean speaks =
        subject.await(() -> heard.first().isPresent() && heard.device().isPresent(), UNDERSTOOD);
    if (!speaks) {
      findings.fix(
          NAME,
          Section.HOST,
          String.format(
              Locale.ROOT,
              "the link was closed and opened again, and no samples were understood within %.0f s",
              UNDERSTOOD));
      return;
    }
    Moment after = heard.first().orElseThrow();
    String when =
        String.format(
            Locale.ROOT, "samples come %.1f s later", (after.nanos() - heard.opened()) / 1e9);
    if (!heard.device().map(DeviceInfo::boot).equals(boot)) {
      findings.ok(
          NAME,
          String.format(
              Locale.ROOT, "%s; it boots when the link is opened, with another boot id", when));
    } else if (heard.isText() && boot.get().isEmpty()) {
      findings.ok(
          NAME,
          String.format(
              Locale.ROOT,
              "%s; without boot= in its header a new boot shows in its time only",
              when));
    } else {
      judge(before.get(), after, heard.isText(), when, findings);
    }
  }

  private static void judge(
      Moment before, Moment after, boolean text, String when, Findings findings) {
    String time = Continuity.problemOfTime(before, after);
    String sequence = text ? "" : Continuity.problemOfSequence(before, after);
    findings.judge(
        NAME,
        time.isEmpty() ? Section.FRAME : text ? Section.TEXT : Section.SAMPLES,
        time.isEmpty() ? sequence : time,
        when + (text ? "; the time goes on" : "; time and sequence go on"));
  }
}
