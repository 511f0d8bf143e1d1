package org.rollscope.desktop.endtoend;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmConfig;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Zone;
import org.rollscope.core.wire.BinaryDecoder;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/** What the bytes on a line say when they are decoded and analysed at once, without a bridge. */
final class OnTheLine implements DeviceListener {
  /** A sample as far as it is compared. */
  record Sample(double time, double pressure, double turn, double push) {}

  private static final AnalyzerConfig AS_THE_BRIDGE =
      new AnalyzerConfig(
          Zone.UNKNOWN,
          Limits.DEFAULT,
          Vector.ZERO,
          List.of(),
          1,
          Road.IDLE_SECONDS,
          AlarmConfig.DEFAULT);

  private final List<Sample> samples = new ArrayList<>();
  private final List<Summary> summaries = new ArrayList<>();
  private final DecodeCounts counts;
  private @Nullable SessionAnalyzer analyzer;

  private OnTheLine(byte[] bytes) {
    BinaryDecoder decoder = new BinaryDecoder(this);
    decoder.accept(bytes, 0, bytes.length);
    counts = decoder.counts();
    if (analyzer != null) {
      analyzer.finish();
    }
  }

  static OnTheLine of(Line line) {
    return new OnTheLine(line.sent());
  }

  /** The same without the random bytes in between. */
  static OnTheLine withoutGarbage(Line line) {
    return new OnTheLine(line.withoutGarbage());
  }

  @Override
  public void info(DeviceInfo info) {
    if (analyzer == null) {
      analyzer = new SessionAnalyzer(AS_THE_BRIDGE, info, this::event);
    }
    analyzer.device(info);
  }

  @Override
  public void status(DeviceStatus status) {
    if (analyzer != null) {
      analyzer.status(status);
    }
  }

  @Override
  public void samples(SampleBlock block) {
    for (int row = 0; row < block.size(); row++) {
      samples.add(
          new Sample(
              block.time(row),
              block.pressure(row, 0),
              block.angularRate(row, 1),
              block.specificForce(row, 2)));
    }
    if (analyzer != null) {
      analyzer.accept(block);
    }
  }

  private void event(Event event) {
    if (event instanceof Event.SessionEnded ended) {
      summaries.add(ended.summary());
    }
  }

  List<Sample> samples() {
    return samples;
  }

  /** The summary of each session that was ended. */
  List<Summary> summaries() {
    return summaries;
  }

  DecodeCounts counts() {
    return counts;
  }
}
