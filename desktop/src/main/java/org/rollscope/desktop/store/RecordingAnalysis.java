package org.rollscope.desktop.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.store.ClockRun.Mark;
import org.rollscope.desktop.store.PieceWriter.Minute;

/**
 * Analyses samples of the store with the analysis that runs live: those of a recording, and what
 * lies before and behind it in the same boot without a pause. Used once.
 */
final class RecordingAnalysis {
  /** Channels of every kind. */
  private static final int ALL = -1;

  private static final int ROWS = 4096;

  /** So many minutes without a sample end every session. */
  private static final long PAUSE = 4;

  /**
   * A session that is over.
   *
   * @param events from its start to its end
   */
  record Found(Summary summary, List<Event> events) {}

  private final Handle handle;
  private final DeviceInfo device;
  private final SessionAnalyzer analyzer;
  private final List<Found> found = new ArrayList<>();
  private long from = Long.MIN_VALUE;
  private long until = Long.MAX_VALUE;
  private @Nullable List<Event> events;

  RecordingAnalysis(Handle handle, DeviceInfo device, AnalyzerConfig config) {
    this.handle = handle;
    this.device = device;
    analyzer = new SessionAnalyzer(config, device, this::event);
  }

  /** Leaves out what lies before a time, or from another on, µs. */
  RecordingAnalysis within(long from, long until) {
    this.from = from;
    this.until = until;
    return this;
  }

  /** The sessions in and around a recording whose samples have been written. */
  List<Found> around(ClockRun run) {
    return around(run.first(), run.last(), run.marks());
  }

  /**
   * The sessions in and around a stretch.
   *
   * @param first a moment in whose minute there are samples, µs
   * @param last likewise
   * @param told what was told amid the samples
   */
  List<Found> around(long first, long last, List<Mark> told) {
    List<Mark> marks = new ArrayList<>(told);
    for (long minute : minutes(Minute.of(first), Minute.of(last))) {
      long start = Math.max(from, minute * Minute.MICROS);
      long end = Math.min(until, (minute + 1) * Minute.MICROS);
      if (start < end) {
        Samples.Stretch stretch = new Samples.Stretch(device.id(), device.boot(), start, end);
        Samples.read(handle, stretch, ALL).ifPresent(table -> play(table, marks));
      }
    }
    tell(marks, Long.MAX_VALUE);
    analyzer.finish();
    return found;
  }

  private void play(SampleTable table, List<Mark> marks) {
    SampleBlock block = new SampleBlock(ROWS, table.pads());
    int row = 0;
    while (row < table.size()) {
      tell(marks, table.micros(row));
      long next = marks.isEmpty() ? Long.MAX_VALUE : marks.getFirst().micros() + 1;
      row = table.between(Long.MIN_VALUE, next).fill(block, row);
      analyzer.accept(block);
    }
  }

  /** Tells what was told before a sample. */
  private void tell(List<Mark> marks, long micros) {
    while (!marks.isEmpty() && marks.getFirst().micros() < micros) {
      marks.removeFirst().told().accept(analyzer);
    }
  }

  /**
   * The minutes of these and, without a pause, around them in which there are samples; else none.
   */
  private List<Long> minutes(long first, long last) {
    List<Long> all =
        handle
            .createQuery(
                """
                SELECT minute FROM sample_block WHERE tool = :tool AND boot = :boot
                UNION SELECT minute FROM sample_piece WHERE tool = :tool AND boot = :boot
                ORDER BY minute""")
            .bind("tool", device.id())
            .bind("boot", device.boot())
            .mapTo(Long.class)
            .list();
    int begin = all.indexOf(first);
    int end = all.indexOf(last);
    if (begin < 0 || end < 0) {
      return List.of();
    }
    while (begin > 0 && all.get(begin) - all.get(begin - 1) < PAUSE) {
      begin--;
    }
    while (end < all.size() - 1 && all.get(end + 1) - all.get(end) < PAUSE) {
      end++;
    }
    return all.subList(begin, end + 1);
  }

  private void event(Event event) {
    if (event instanceof Event.SessionStarted) {
      events = new ArrayList<>();
    }
    List<Event> session = events;
    if (session == null) {
      return;
    }
    session.add(event);
    if (event instanceof Event.SessionEnded ended) {
      found.add(new Found(ended.summary(), session));
      events = null;
    }
  }
}
