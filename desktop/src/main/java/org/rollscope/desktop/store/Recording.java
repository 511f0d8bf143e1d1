package org.rollscope.desktop.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.rollscope.desktop.store.StoreException.Kind;

/**
 * A recording on its way into the store: takes what a decoder, or a simulated device, hands over,
 * and keeps all of it or nothing.
 *
 * <p>Its samples join those of the same device and boot that the store has, and are analysed
 * together with them. So a recording in pieces, or one that comes twice, is one; and a session that
 * was whole when a bridge told it stays as it is. Not thread-safe.
 */
public final class Recording implements DeviceListener {
  /** A clock that goes back further than this has started anew, s. */
  private static final double BACKWARDS = 1;

  private static final double MICROS = 1e6;

  private final Database database;
  private final Ids ids;
  private final ImportTerms terms;
  private final AnalyzerConfig config;
  private final Instant now;
  private final String unnamedBoot;
  private final List<ClockRun> runs = new ArrayList<>();
  private @Nullable ClockRun current;
  private @Nullable DeviceInfo told;
  private int restarts;

  /**
   * @param config how it is analysed
   * @param now the end of a recording that tells no time
   * @param unnamedBoot stands for the boot of a device that tells none
   */
  Recording(
      Database database,
      Ids ids,
      ImportTerms terms,
      AnalyzerConfig config,
      Instant now,
      String unnamedBoot) {
    this.database = database;
    this.ids = ids;
    this.terms = terms;
    this.config = config;
    this.now = now;
    this.unnamedBoot = unnamedBoot;
  }

  @Override
  public void info(DeviceInfo info) {
    DeviceInfo now = info.boot().isEmpty() ? info.withBoot(unnamedBoot) : info;
    DeviceInfo before = told;
    if (before == null || !now.isOfSameSegment(before)) {
      told = now;
      restarts = 0;
      begin(now);
    }
  }

  private void begin(DeviceInfo device) {
    ClockRun next = new ClockRun(device);
    runs.add(next);
    current = next;
  }

  @Override
  public void samples(SampleBlock block) {
    for (int row = 0; row < block.size(); row++) {
      double time = block.time(row);
      if (Double.isFinite(time) && Message.isPossible(time)) {
        following(time).add(block, row);
      }
    }
  }

  private ClockRun following(double time) {
    ClockRun run = current();
    if (!run.isEmpty() && time < run.last() / MICROS - BACKWARDS) {
      restarts++;
      DeviceInfo device = run.device();
      String boot = told == null ? device.boot() : told.boot();
      begin(device.withBoot(boot + "-" + (restarts + 1)));
      return current();
    }
    return run;
  }

  private ClockRun current() {
    ClockRun run = current;
    if (run == null) {
      throw new IllegalStateException("a device tells what it is before it tells samples");
    }
    return run;
  }

  @Override
  public void status(DeviceStatus status) {
    then(analyzer -> analyzer.status(status));
  }

  /** What is told to the analysis at this place of the recording, such as the next zone. */
  public void then(Consumer<SessionAnalyzer> told) {
    current().mark(told);
  }

  /** Whether a device has told what it is. */
  public boolean hasDevice() {
    return current != null;
  }

  /** Whether there is no sample in it. */
  public boolean isEmpty() {
    return runs.stream().allMatch(ClockRun::isEmpty);
  }

  /**
   * Keeps it. When this returns, it is on the disk.
   *
   * @throws StoreException also where the tool has touched nothing in it
   */
  public Imported store() throws StoreException {
    runs.removeIf(ClockRun::isEmpty);
    runs.forEach(ClockRun::end);
    Set<Minute> minutes = new HashSet<>();
    Imported imported =
        database.write(
            handle -> {
              RecordingWriter writer = new RecordingWriter(handle, ids, terms.person(), config);
              List<Instant> zeros = zeros();
              for (int i = 0; i < runs.size(); i++) {
                minutes.addAll(writer.write(runs.get(i), zeros.get(i)));
              }
              if (writer.sessions().isEmpty()) {
                throw new StoreException(
                    Kind.REFUSED,
                    "the tool has touched nothing in it: there is no session to keep");
              }
              return new Imported(writer.sessions(), writer.added(), List.of());
            });
    new Packing(database).packAll(minutes);
    return imported;
  }

  /** When device time 0 of each run was, on the wall clock. */
  private List<Instant> zeros() throws StoreException {
    if (runs.isEmpty()) {
      return List.of();
    }
    Instant told = runs.getFirst().device().start();
    double length = runs.stream().mapToDouble(run -> run.last() - run.first()).sum() / MICROS;
    Instant end = terms.ended() == null ? now : terms.ended();
    try {
      Instant next =
          told == null
              ? later(end, -length)
              : later(Message.possible(told), runs.getFirst().first() / MICROS);
      List<Instant> zeros = new ArrayList<>();
      for (ClockRun run : runs) {
        zeros.add(Message.possible(later(next, -run.first() / MICROS)));
        next = Message.possible(later(next, (run.last() - run.first()) / MICROS));
      }
      return zeros;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new StoreException(Kind.REFUSED, "its time is not one of this age", e);
    }
  }

  private static Instant later(Instant time, double seconds) {
    return time.plusNanos(Math.round(seconds * MICROS) * 1000);
  }
}
