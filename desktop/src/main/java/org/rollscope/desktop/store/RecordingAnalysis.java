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
  private @Nullable List<Event> events;

  RecordingAnalysis(Handle handle, DeviceInfo device, AnalyzerConfig config) {
    this.handle = handle;
    this.device = device;
    analyzer = new SessionAnalyzer(config, device, this::event);
  }

  /** The sessions in and around a recording whose samples have been written. */
  List<Found> around(ClockRun run) {
    List<Mark> marks = new ArrayList<>(run.marks());
    for (long minute : minutes(Minute.of(run.first()), Minute.of(run.last()))) {
      Samples.Stretch stretch =
          new Samples.Stretch(
              device.id(), device.boot(), minute * Minute.MICROS, (minute + 1) * Minute.MICROS);
      Samples.read(handle, stretch, ALL).ifPresent(table -> play(table, marks));
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
      long until = marks.isEmpty() ? Long.MAX_VALUE : marks.getFirst().micros() + 1;
      row = table.between(Long.MIN_VALUE, until).fill(block, row);
      analyzer.accept(block);
    }
  }

  /** Tells what was told before a sample. */
  private void tell(List<Mark> marks, long micros) {
    while (!marks.isEmpty() && marks.getFirst().micros() < micros) {
      marks.removeFirst().told().accept(analyzer);
    }
  }

  /** The minutes of these and, without a pause, around them in which there are samples. */
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
    int from = all.indexOf(first);
    while (from > 0 && all.get(from) - all.get(from - 1) < PAUSE) {
      from--;
    }
    int to = all.indexOf(last);
    while (to < all.size() - 1 && all.get(to + 1) - all.get(to) < PAUSE) {
      to++;
    }
    return all.subList(from, to + 1);
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
