package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.SyntheticTool;
import org.rollscope.core.session.Event.EndReason;
import org.rollscope.core.session.Event.SessionEnded;
import org.rollscope.core.session.Event.SessionStarted;

/** Where sessions begin and end, and what they are called. */
class SessionBoundsTest {
  private static SyntheticTool touched(double... liftsBetween) {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.1).rest(2).press(0, 0.1);
    for (double lift : liftsBetween) {
      tool.rest(lift).press(60, 0.1).rest(2).press(0, 0.1);
    }
    return tool;
  }

  @Test
  void twoMinutesWithoutContactEndIt() {
    Replay replay = Replay.of(touched(118, 122).rest(10));
    assertThat(replay.all(SessionStarted.class)).hasSize(2);
    SessionEnded ended = replay.all(SessionEnded.class).getFirst();
    assertThat(ended.reason()).isEqualTo(EndReason.IDLE);
    assertThat(ended.summary().contacts()).isEqualTo(2);
    double lastContact = ended.summary().start() + ended.summary().duration();
    assertThat(ended.time()).isCloseTo(lastContact + 120, within(0.006));
  }

  @Test
  void theEndOfTheLogEndsIt() {
    Replay replay = Replay.of(touched());
    assertThat(replay.all(SessionEnded.class)).isEmpty();
    replay.finish();
    assertThat(replay.all(SessionEnded.class))
        .singleElement()
        .extracting(SessionEnded::reason)
        .isEqualTo(EndReason.DEVICE_ENDED);
  }

  @Test
  void theUsersStopEndsItAndContactStartsAnother() {
    SyntheticTool tool = touched(5);
    Replay replay = new Replay(Replay.TARED, tool.device());
    var blocks = tool.blocks(1000);
    replay.analyzer.accept(blocks.getFirst());
    replay.analyzer.stop();
    assertThat(replay.all(SessionEnded.class).getFirst().reason()).isEqualTo(EndReason.STOPPED);
    replay.feed(blocks.subList(1, blocks.size()));
    assertThat(replay.all(SessionStarted.class)).hasSize(2);
  }

  @Test
  void itsIdIsTheSameWheneverTheSameDataAreAnalysed() {
    String id = Replay.of(touched()).finish().session();
    assertThat(Replay.of(touched()).finish().session()).isEqualTo(id).matches("[0-9a-f]{16}");
    assertThat(Replay.of(touched(5)).finish().session()).isEqualTo(id);
  }

  @Test
  void itsIdTellsDeviceBootAndFirstContactApart() {
    String id = SessionId.of("ball-1", "boot-1", 2.005);
    assertThat(SessionId.of("ball-1", "boot-1", 2.005)).isEqualTo(id);
    assertThat(SessionId.of("ball-2", "boot-1", 2.005)).isNotEqualTo(id);
    assertThat(SessionId.of("ball-1", "boot-2", 2.005)).isNotEqualTo(id);
    assertThat(SessionId.of("ball-1", "boot-1", 2.01)).isNotEqualTo(id);
  }

  @Test
  void aRestartWithinTwoMinutesGoesOnWithIt() {
    Replay first = Replay.of(touched());
    ResumePoint point = first.analyzer.resumePoint();
    SyntheticTool later = SyntheticTool.ball().silence(60).press(60, 0.1).rest(2);
    Replay second = new Replay(Replay.TARED, later.device());
    second.analyzer.resume(point);
    Summary summary = second.feed(later).finish();
    assertThat(summary.session()).isEqualTo(first.finish().session());
    assertThat(summary.start()).isEqualTo(point.start());
  }

  @Test
  void aRestartLaterOrOfAnotherBootStartsAnother() {
    Replay first = Replay.of(touched());
    ResumePoint point = first.analyzer.resumePoint();
    SyntheticTool late = SyntheticTool.ball().silence(130).press(60, 0.1).rest(2);
    Replay second = new Replay(Replay.TARED, late.device());
    second.analyzer.resume(point);
    assertThat(second.feed(late).finish().session()).isNotEqualTo(point.session());
    SyntheticTool soon = SyntheticTool.ball().silence(60).press(60, 0.1).rest(2);
    Replay third = new Replay(Replay.TARED, soon.device().withBoot("boot-2"));
    third.analyzer.resume(point);
    assertThat(third.feed(soon).finish().session()).isNotEqualTo(point.session());
  }

  @Test
  void withoutContactThereIsNone() {
    Replay replay = Replay.of(SyntheticTool.ball().rest(5));
    assertThat(replay.analyzer.resumePoint()).isNull();
    Summary summary = replay.finish();
    assertThat(summary.session()).isEmpty();
    assertThat(summary.contacts()).isZero();
    assertThat(summary.rolls()).isZero();
    assertThat(replay.events).isEmpty();
  }

  @Test
  void aNewBootEndsItAndStartsASegment() {
    SyntheticTool tool = touched();
    Replay replay = Replay.of(tool);
    replay.analyzer.device(tool.device());
    assertThat(replay.all(SessionEnded.class)).isEmpty();
    replay.analyzer.device(tool.device().withBoot("boot-2"));
    assertThat(replay.all(SessionEnded.class)).hasSize(1);
    assertThat(replay.all(Event.SegmentStarted.class)).hasSize(1);
    replay.feed(touched());
    assertThat(replay.all(SessionStarted.class)).hasSize(2);
    assertThat(replay.all(SessionStarted.class).get(1).session())
        .isNotEqualTo(replay.all(SessionStarted.class).get(0).session());
  }
}
