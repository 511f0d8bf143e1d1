package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.SyntheticTool;

/** The same samples give the same events, however and by whomever they are handed over. */
class SameOutcomeTest {
  private static SyntheticTool tool() {
    SyntheticTool tool = SyntheticTool.ball().rest(1.5).press(300, 1).strokes(5, 0.1, 1);
    tool.silence(0.05).strokes(1, 0.05, 1).silence(0.5).circle(0.03, 2, 6).rest(4);
    return tool.press(0, 0.3).rest(3).press(100, 0.2).strokes(3, 0.08, 1).press(0, 0.2).rest(1);
  }

  private static List<Event> events(AnalyzerConfig config, double rate, int block) {
    SyntheticTool tool = tool();
    var device = tool.device();
    if (rate == 0) {
      device =
          new org.rollscope.core.sample.DeviceInfo(
              device.id(), "", "", "", device.instrument(), 0, 35, 160, "b", null);
    }
    Replay replay = new Replay(config, device).feed(tool.blocks(block));
    replay.finish();
    return replay.events;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void forBlocksOfAnySize(int size) {
    List<Event> whole = events(Replay.TARED, 200, 100_000);
    assertThat(whole).hasSizeGreaterThan(20);
    assertThat(events(Replay.TARED, 200, size)).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void forBlocksOfAnySizeWhereTheFirstSecondIsKeptBack(int size) {
    assertThat(events(AnalyzerConfig.DEFAULT, 0, size))
        .isEqualTo(events(AnalyzerConfig.DEFAULT, 0, 100_000));
  }

  @Test
  void whetherSnapshotsAreTakenOrNot() {
    SyntheticTool tool = tool();
    Replay plain = new Replay(Replay.TARED, tool.device()).feed(tool);
    Replay watched = new Replay(Replay.TARED, tool.device());
    List<LiveState> states = new ArrayList<>();
    for (SampleBlock block : tool.blocks(1)) {
      states.add(watched.analyzer.snapshot());
      watched.analyzer.summary();
      watched.analyzer.accept(block);
    }
    assertThat(watched.finish()).isEqualTo(plain.finish());
    assertThat(watched.events).isEqualTo(plain.events);
    assertThat(states.getFirst().time()).isNaN();
    assertThat(states.get(1000).contact()).isTrue();
  }

  @Test
  void snapshotsOnlyGrow() {
    SyntheticTool tool = tool();
    Replay replay = new Replay(Replay.TARED, tool.device());
    LiveState before = replay.analyzer.snapshot();
    for (SampleBlock block : tool.blocks(10)) {
      replay.analyzer.accept(block);
      LiveState now = replay.analyzer.snapshot();
      assertThat(now.contactTime()).isGreaterThanOrEqualTo(before.contactTime());
      assertThat(now.dose()).isGreaterThanOrEqualTo(before.dose());
      before = now;
    }
  }
}
