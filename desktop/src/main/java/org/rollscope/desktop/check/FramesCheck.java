package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollscope.desktop.view.Words;

/** Whether frames have the version, the length and the frequency they should. */
final class FramesCheck implements Check.AtRest {
  private static final String NAME = "frames";
  private static final double FEWEST_A_SECOND = 10;

  /** 10 a second, on a computer whose clock is a little off. */
  private static final double TOLERANCE = 0.3;

  private static final int KNOWN_CHANNELS = 0x1F;

  @Override
  public void run(Window rest, Findings findings) {
    List<Frame> samples = rest.samples();
    if (samples.size() < 2) {
      findings.fix(
          NAME,
          Section.HOST,
          "no samples come: stream from boot on; over a serial line a host only asks for INFO");
      return;
    }
    double seconds = (samples.getLast().nanos() - samples.getFirst().nanos()) / 1e9;
    double rate = (samples.size() - 1) / seconds;
    Optional<String> shape = shape(rest);
    double each = Statistics.mean(Statistics.column(samples, Frame::count));
    findings.judge(
        NAME,
        Section.SAMPLES,
        shape.orElse(
            rate < FEWEST_A_SECOND - TOLERANCE
                ? String.format(
                    Locale.ROOT,
                    "%.1f a second with %.0f samples each: send at least 10, or alarms come late",
                    rate,
                    each)
                : ""),
        String.format(Locale.ROOT, "%.1f a second, %.1f samples each", rate, each));
  }

  private static Optional<String> shape(Window rest) {
    int pads = rest.device().map(device -> device.instrument().pads()).orElse(-1);
    for (Frame frame : rest.frames()) {
      if (frame.version() != Frame.VERSION) {
        return Optional.of(
            "the high nibble of the first byte tells version %d; it is 1"
                .formatted(frame.version()));
      }
      if (frame.type() == Frame.SAMPLES) {
        Optional<String> problem = samples(frame, pads);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> samples(Frame frame, int pads) {
    if (!frame.isSamples()) {
      return Optional.of(
          "one of samples is %s long; the header alone takes 17"
              .formatted(Words.count(frame.length(), "byte")));
    }
    if (frame.count() == 0) {
      return Optional.of("one tells that it holds no sample; send 1 at least");
    }
    if ((frame.mask() & ~KNOWN_CHANNELS) != 0 || frame.mask() == 0) {
      return Optional.of(
          "the channel mask is 0x%02x; bits 0 to 4 are known".formatted(frame.mask()));
    }
    int told = frame.lengthTold(pads);
    return pads < 0 || told == frame.length()
        ? Optional.empty()
        : Optional.of(
            ("%d samples of the channels 0x%02x with %s take %d bytes; the frame has %d: are mask,"
                    + " count and INFO's number of pads right?")
                .formatted(
                    frame.count(), frame.mask(), Words.count(pads, "pad"), told, frame.length()));
  }
}
