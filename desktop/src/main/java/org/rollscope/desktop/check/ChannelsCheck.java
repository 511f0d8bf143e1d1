package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.Channel;

/** Whether the frames hold what INFO tells of, and INFO tells of what they hold. */
final class ChannelsCheck implements Check.AtRest {
  private static final String NAME = "channels";

  @Override
  public void run(Window rest, Findings findings) {
    List<Frame> samples = rest.samples();
    InfoFrame info =
        rest.hearing().infoFrames().stream()
            .flatMap(frame -> InfoFrame.of(frame).stream())
            .reduce((first, last) -> last)
            .orElse(null);
    if (rest.hearing().isText()) {
      return; // the header names the columns
    }
    if (info == null || samples.isEmpty()) {
      findings.unchecked(NAME, "no INFO or no samples came");
      return;
    }
    int mask = samples.stream().mapToInt(Frame::mask).reduce(0, (a, b) -> a | b);
    List<String> wrong = new ArrayList<>();
    vector(wrong, Channel.ANGULAR_RATE, mask, info.gyroRange(), "gyro");
    vector(wrong, Channel.SPECIFIC_FORCE, mask, info.accelRange(), "accelerometer");
    boolean loads = Channel.PRESSURE.in(mask) || Channel.FORCE.in(mask);
    if (loads != info.pads() > 0) {
      wrong.add(
          loads
              ? "frames hold pressure or force, and INFO tells of no pad"
              : "INFO tells of %d pads, and no frame holds pressure or force"
                  .formatted(info.pads()));
    }
    findings.judge(NAME, Section.INFO, String.join("; ", wrong), words(mask));
  }

  private static void vector(
      List<String> wrong, Channel channel, int mask, int range, String what) {
    if (channel.in(mask) && range == 0) {
      wrong.add(
          "frames hold the channel %s, and INFO tells no range of the %s: without it the raw words"
                  .formatted(words(channel), what)
              + " say nothing");
    } else if (!channel.in(mask) && range != 0) {
      wrong.add(
          "INFO tells of a %s, and no frame holds the channel %s: tell the range 0 where there is"
                  .formatted(what, words(channel))
              + " none");
    }
  }

  private static String words(Channel channel) {
    return channel.label().replace('-', ' ');
  }

  private static String words(int mask) {
    List<String> names = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      if (channel.in(mask)) {
        names.add(words(channel));
      }
    }
    return String.join(", ", names) + ", as INFO tells";
  }
}
