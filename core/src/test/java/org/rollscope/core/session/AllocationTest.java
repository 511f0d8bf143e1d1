package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.SyntheticTool;

/** While nothing happens nothing is allocated, in contact and out of it. */
class AllocationTest {
  private static final int SAMPLES = 100_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Feeds the last row again and again, as later and later. */
  private static long allocated(Replay replay, SampleBlock rows) {
    SampleBlock block = new SampleBlock(1, 1);
    double time = rows.time(rows.size() - 1);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 1; i <= SAMPLES; i++) {
      block.begin(rows.channels());
      int row = block.append(time + i * 0.005);
      for (int axis = 0; axis < 3; axis++) {
        block.angularRate(row, axis, rows.angularRate(rows.size() - 1, axis));
        block.specificForce(row, axis, rows.specificForce(rows.size() - 1, axis));
      }
      block.pressure(row, 0, rows.pressure(rows.size() - 1 - i % 2, 0));
      replay.analyzer.accept(block);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** What is done for the first time loads classes and links calls, once. */
  @BeforeAll
  static void warmUp() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.5).rest(70);
    allocated(Replay.of(tool), tool.rows());
  }

  @Test
  void offTheSkin() {
    SyntheticTool tool = SyntheticTool.ball().rest(5);
    assertThat(allocated(Replay.of(tool), tool.rows())).isLessThan(2048);
  }

  @Test
  void inContactWithoutMoving() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(60, 0.5).rest(70);
    Replay replay = Replay.of(tool);
    int events = replay.events.size();
    long bytes = allocated(replay, tool.rows());
    // The spot-time alarm of ten minutes is raised on this way: an event or two.
    assertThat(replay.events.size() - events).isLessThan(4);
    assertThat(bytes).isLessThan(2048);
  }
}
