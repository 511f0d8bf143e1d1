package org.rollscope.desktop.check;

import java.util.List;
import java.util.stream.Stream;

/** Whether the sequence number counts each frame once, of whatever type. */
final class SequenceCheck implements Check.AtRest {
  private static final String NAME = "sequence";

  /** Over Bluetooth with several channels frames overtake each other by so many places. */
  private static final int OVERTAKING = 4;

  /** What happened to the numbers of some frames. */
  private record Steps(int lost, int doubled, int back, int still) {
    static Steps of(List<Frame> frames, boolean mayOvertake) {
      int lost = 0;
      int doubled = 0;
      int back = 0;
      int still = 0;
      for (int i = 1; i < frames.size(); i++) {
        int step = frames.get(i).sequence() - frames.get(i - 1).sequence();
        lost += step > 1 ? step - 1 : 0;
        boolean same = step == 0 && frames.get(i).holds(frames.get(i - 1));
        doubled += same ? 1 : 0;
        still += step == 0 && !same ? 1 : 0;
        boolean overtaken = mayOvertake && step < 0 && step >= -OVERTAKING;
        lost -= overtaken ? 1 - step : 0;
        back += step < 0 && !overtaken ? 1 : 0;
      }
      return new Steps(Math.max(lost, 0), doubled, back, still);
    }

    boolean isClean() {
      return lost == 0 && doubled == 0 && back == 0 && still == 0;
    }
  }

  @Override
  public void run(Window rest, Findings findings) {
    List<Frame> frames =
        rest.frames().stream().filter(frame -> frame.type() != Frame.COMMAND).toList();
    Steps steps = Steps.of(frames, rest.hearing().isBare());
    findings.judge(
        NAME,
        Section.FRAME,
        steps.isClean() ? "" : problem(frames, steps),
        "%d frames of all types, none lost or doubled".formatted(frames.size()));
  }

  private static String problem(List<Frame> frames, Steps steps) {
    if (countsByType(frames)) {
      return "each type of frame counts for itself: one counter numbers the frames of all types";
    }
    if (steps.still() > frames.size() / 2) {
      return "the number stands still: add 1 for each frame";
    }
    if (steps.still() + steps.back() > frames.size() / 4) {
      return "the number jumps to and fro: add 1 for each frame, in the order they are sent";
    }
    Stream<String> parts =
        Stream.of(
            part(steps.lost(), "lost"),
            part(steps.doubled(), "doubled"),
            part(steps.still(), "with the number of the one before"),
            part(steps.back(), "with a number from before"));
    if (steps.doubled() + steps.still() + steps.back() == 0) {
      return "%d of %d frames are lost on the line, or were counted and not sent"
          .formatted(steps.lost(), frames.size() + steps.lost());
    }
    return "of %d frames %s: add 1 for each frame, in the order they are sent"
        .formatted(frames.size(), String.join(", ", parts.filter(one -> !one.isEmpty()).toList()));
  }

  private static String part(int count, String what) {
    return count == 0 ? "" : count + " are " + what;
  }

  private static boolean countsByType(List<Frame> frames) {
    List<Integer> types = frames.stream().map(Frame::type).distinct().toList();
    return types.size() > 1
        && types.stream()
            .map(type -> frames.stream().filter(frame -> frame.type() == type).toList())
            .allMatch(ofType -> Steps.of(ofType, false).isClean());
  }
}
