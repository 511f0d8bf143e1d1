package org.rollscope.core.session;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.SyntheticTool;

/** Runs a recording through the analysis and keeps what it told. */
final class Replay {
  static final AnalyzerConfig TARED = AnalyzerConfig.DEFAULT.withTare(List.of(0.0));

  final List<Event> events = new ArrayList<>();
  final SessionAnalyzer analyzer;

  Replay(AnalyzerConfig config, DeviceInfo device) {
    analyzer = new SessionAnalyzer(config, device, events::add);
  }

  static Replay of(SyntheticTool tool) {
    return new Replay(TARED, tool.device()).feed(tool);
  }

  Replay feed(SyntheticTool tool) {
    analyzer.accept(tool.rows());
    return this;
  }

  Replay feed(List<SampleBlock> blocks) {
    blocks.forEach(analyzer::accept);
    return this;
  }

  /** The log ends; what the session came to. */
  Summary finish() {
    analyzer.finish();
    Summary summary = analyzer.summary();
    if (summary == null) {
      throw new AssertionError("no summary after " + events);
    }
    return summary;
  }

  /** The spot-time clock by now, s. */
  double spotTime() {
    return analyzer.snapshot().spotTime();
  }

  <E extends Event> List<E> all(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
