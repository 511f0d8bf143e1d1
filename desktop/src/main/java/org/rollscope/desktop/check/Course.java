package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.wire.Command;

/** The whole check of one device: all that is asked of it, in order. Used once, by one thread. */
public final class Course {
  private static final List<Check.AtRest> AT_REST =
      List.of(
          new InfoTimesCheck(),
          new InfoCheck(),
          new StatusCheck(),
          new SequenceCheck(),
          new FramesCheck(),
          new ChannelsCheck(),
          new RateCheck(),
          new ClockCheck(),
          new TimeCheck(),
          new RestCheck());

  /** The same of lines of text, which have neither frames nor commands. */
  private static final List<Check.AtRest> OF_TEXT =
      List.of(new InfoTimesCheck(), new ClockCheck(), new TimeCheck(), new RestCheck());

  private static final double PROBE = 3;
  private static final double COMES_BACK = 20;

  /**
   * What is checked.
   *
   * @param quick leave out what needs a person's hands
   * @param seconds how long is listened at first
   * @param weight of a load that is at hand, kg; NaN for none
   */
  public record Options(boolean quick, double seconds, double weight) {}

  private final LinkSource source;
  private final Options options;
  private final Guide guide;
  private final Subject subject;
  private final Findings findings;

  /**
   * @param source the way to the device, which is opened several times
   * @param told gets each finding as soon as it is known
   */
  public Course(
      LinkSource source, Options options, Host host, Guide guide, Consumer<Finding> told) {
    this.source = source;
    this.options = options;
    this.guide = guide;
    subject = new Subject(source, host, guide);
    findings = new Findings(told);
  }

  /**
   * Checks the device.
   *
   * @throws LinkException when it cannot be reached at all, saying what to do
   * @throws ForeignException when it is of another family
   */
  public Report run() throws LinkException {
    boolean whole = true;
    try {
      whole = !open() || perform();
    } catch (StoppedException e) {
      whole = false;
    } finally {
      guide.done();
      subject.close();
    }
    DeviceInfo device = subject.heard().device().orElse(null);
    return new Report(source.name(), device, options.quick(), whole, findings.all());
  }

  /** Connects; over BLE a device that was found and lacks what it needs is a finding. */
  private boolean open() throws LinkException {
    try {
      subject.open();
      return true;
    } catch (LinkException e) {
      if (source instanceof AirSource air && air.isSeen()) {
        findings.fix("service", Section.BLE, String.valueOf(e.getMessage()));
        return false;
      }
      throw e;
    }
  }

  private boolean perform() {
    try {
      Window rest = rest();
      new LinkCheck().run(rest, findings);
      if (!rest.hearing().speaks()) {
        return true;
      }
      boolean text = rest.hearing().isText();
      for (Check.AtRest check : text ? OF_TEXT : AT_REST) {
        check.run(rest, findings);
      }
      return active(text, ClockCheck.isRight(rest));
    } catch (LinkException e) {
      lost(e);
      return false;
    }
  }

  private void lost(LinkException e) {
    guide.done();
    findings.fix(
        "link",
        Section.HOST,
        "it was lost: " + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
  }

  /** What is heard of a tool that lies still. */
  private Window rest() throws LinkException {
    guide.instruct(
        "Lay the tool down on something firm and let go, for %.0f seconds."
            .formatted(options.seconds()));
    if (source instanceof AirSource air) {
      AirCheck.run(air.seen(), subject.air(), subject.heard(), findings);
    }
    Window rest = subject.listenOpenly(options.seconds());
    guide.done();
    return rest.hearing().speaks() ? rest : probe();
  }

  /** Asks a device that says nothing by itself. */
  private Window probe() throws LinkException {
    Hearing.Mark mark = subject.heard().start();
    Optional<DeviceProtocol> family = Foreign.family(subject.heard().strange());
    if (family.isPresent()) {
      throw new ForeignException(subject.name(), family.get());
    }
    subject.say(new Command.GetInfo());
    subject.say(new Command.Start(0));
    subject.listen(PROBE);
    return subject.since(mark);
  }

  private boolean active(boolean text, boolean clockIsRight) {
    List<Check> checks = new ArrayList<>();
    if (options.quick()) {
      findings.unchecked("by hand", "left out by --quick: turns, presses, a power cycle");
    } else {
      checks.add(new TurnCheck());
      checks.add(new RollCheck());
      checks.add(new PressCheck());
      if (!Double.isNaN(options.weight())) {
        checks.add(new WeightCheck(options.weight()));
      }
    }
    if (text) {
      findings.unchecked("commands", "lines of text know none");
    } else {
      checks.add(new CommandsCheck());
      checks.add(new StreamingCheck(clockIsRight));
      checks.add(new DamageCheck());
    }
    checks.add(new ReopenCheck());
    if (!options.quick()) {
      checks.add(new PowerCheck());
    }
    return checks.stream().allMatch(this::stands);
  }

  /** Makes a check; one in which the device is lost has found something. */
  private boolean stands(Check check) {
    try {
      check.run(subject, findings);
      return true;
    } catch (LinkException e) {
      lost(e);
      return comesBack();
    }
  }

  private boolean comesBack() {
    try {
      subject.reopen(COMES_BACK);
      return true;
    } catch (LinkException e) {
      findings.unchecked("the rest", "the device did not come back");
      return false;
    }
  }
}
