package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.rollscope.desktop.store.RecordingAnalysis.Found;

/** Writes recordings, samples first and then the sessions in them, within one transaction. */
final class RecordingWriter {
  private static final double MICROS = 1e6;

  private final Handle handle;
  private final Ids ids;
  private final @Nullable String person;
  private final AnalyzerConfig config;
  private final Set<String> sessions = new LinkedHashSet<>();
  private int added;

  /**
   * @param person who rolled; null where nobody knows
   */
  RecordingWriter(Handle handle, Ids ids, @Nullable String person, AnalyzerConfig config) {
    this.handle = handle;
    this.ids = ids;
    this.person = person;
    this.config = config;
  }

  /**
   * Writes one run of a device's clock.
   *
   * @param zero device time 0 on the wall clock
   * @return the minutes that samples were added to
   */
  Set<Minute> write(ClockRun run, Instant zero) throws StoreException {
    DeviceInfo device = run.device();
    Tools.introduce(handle, device, run.channels(), zero.plusNanos(run.last() * 1000));
    Set<Minute> minutes = writeSamples(run, zero);
    double margin = config.idleSeconds();
    double from = run.first() / MICROS - margin;
    double until = run.last() / MICROS + margin;
    for (Found found : new RecordingAnalysis(handle, device, config).around(run)) {
      double start = found.summary().start();
      if (start <= until && start + found.summary().duration() >= from) {
        RecordedSession session = RecordedSession.place(handle, device, found.summary());
        sessions.add(session.id());
        added += session.isNew() ? 1 : 0;
        if (!session.stands()) {
          session.write(found.events(), zero, ids);
          session.give(person);
        }
      }
    }
    return minutes;
  }

  private Set<Minute> writeSamples(ClockRun run, Instant zero) {
    PieceWriter writer = new PieceWriter(handle);
    String epoch = "recording-" + ids.next();
    long number = 0;
    for (ClockRun.Piece piece : run.pieces()) {
      Minute minute = new Minute(run.device().id(), run.device().boot(), piece.minute());
      number++;
      writer.add(minute, epoch, number, 1, Fields.micros(zero) + piece.start(), piece.columns());
    }
    return writer.finish();
  }

  /** Identifiers of the sessions in what was written. */
  List<String> sessions() {
    return List.copyOf(sessions);
  }

  /** How many of them are new. */
  int added() {
    return added;
  }
}
