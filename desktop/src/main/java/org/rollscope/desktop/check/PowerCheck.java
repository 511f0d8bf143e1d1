package org.rollscope.desktop.check;

import java.util.Locale;
import java.util.Optional;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;

/** Whether the device draws another boot id when it is switched on anew. */
final class PowerCheck implements Check {
  private static final String NAME = "power cycle";
  private static final double PATIENCE = 30;
  private static final double COMES_BACK = 30;
  private static final double TELLS = 6;

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    Optional<Moment> last = subject.heard().last();
    String boot = subject.heard().device().map(DeviceInfo::boot).orElse("");
    if (boot.isEmpty() || last.isEmpty()) {
      findings.unchecked(NAME, "it has told no boot id and samples before");
      return;
    }
    subject
        .guide()
        .instruct("Switch the tool off, or pull its plug; after two seconds switch it on again.");
    boolean reset = awaitReset(subject, boot, last.get());
    subject.guide().done();
    if (!reset) {
      findings.unchecked(
          NAME,
          String.format(Locale.ROOT, "the tool was not switched off within %.0f s", PATIENCE));
      return;
    }
    // Samples may be heard before the INFO of their boot.
    subject.await(() -> isOther(subject, boot), TELLS);
    String now = subject.heard().device().map(DeviceInfo::boot).orElse("");
    String problem = "";
    if (now.isEmpty()) {
      problem = "no INFO came within %.0f s of its return: send it at boot".formatted(TELLS);
    } else if (now.equals(boot)) {
      problem = "the boot id is %s again: draw it anew at each boot".formatted(boot);
    }
    findings.judge(
        NAME, Section.INFO, problem, "another boot id: %s, then %s".formatted(boot, now));
  }

  /** Waits until the link breaks or the device counts anew; connects it again. */
  private static boolean awaitReset(Subject subject, String boot, Moment last)
      throws LinkException {
    try {
      return subject.watch(() -> isOther(subject, boot) || isEarlier(subject, last), PATIENCE);
    } catch (LinkException e) {
      subject.guide().instruct("It has gone. Switch it on again.");
      subject.reopen(COMES_BACK);
      return true;
    }
  }

  private static boolean isOther(Subject subject, String boot) {
    return subject.heard().device().filter(now -> !now.boot().equals(boot)).isPresent();
  }

  private static boolean isEarlier(Subject subject, Moment last) {
    return subject.heard().last().filter(now -> now.seconds() < last.seconds()).isPresent();
  }
}
