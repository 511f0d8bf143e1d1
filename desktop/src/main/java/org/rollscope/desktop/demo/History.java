package org.rollscope.desktop.demo;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.DoubleConsumer;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.StatePayloads;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Sink;
import org.rollscope.desktop.demo.OfflineBridge.Published;
import org.rollscope.desktop.people.PracticeApi;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.store.StoreException;
import org.rollscope.desktop.store.StoreSink;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;

/**
 * Six weeks of three people, up to yesterday, in a store. Every session is played by a simulated
 * tool, analysed and collected as any other; only notes, limits and what was felt are written down
 * directly, as people do on the pages. The same seed and day give the same store.
 *
 * <p>The last days come first, so that there is something to look at while {@link #rest} adds the
 * others. One thread at a time; sessions are played on threads of its own.
 */
public final class History implements AutoCloseable {
  /** Enough for every figure, and a quarter of the work of the usual 200 Hz. */
  private static final double RATE = 50;

  private static final int RECENT_DAYS = 4;
  private static final String PRACTICE =
      """
      {"name":"Practice at the Park","phone":"030 5550123","mail":"hello@park.example"}\
      """;

  private static final LocalTime MORNING = LocalTime.of(6, 0);
  private static final long MINUTE = 60;

  private final ZoneId calendar;
  private final RoutineLibrary library;
  private final StoryClock clock;
  private final Store store;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final List<Cast> cast = new ArrayList<>();
  private final List<Session> older = new ArrayList<>();

  /** A session of somebody, played or to be played. */
  private record Session(Person person, Planned plan, FutureTask<Published> played) {}

  /** Somebody in the store, and what they may be pressed with. */
  private record Cast(Story story, Person person, Limits limits) {}

  private History(
      StoreAddress address, StoryClock clock, ZoneId calendar, long seed, RoutineLibrary library)
      throws StoreException {
    this.clock = clock;
    this.calendar = calendar;
    this.library = library;
    store = Store.open(address, clock, new SplittableRandom(seed));
  }

  /**
   * Writes people and their last days into an empty store.
   *
   * @param now the last day is the one before it
   * @param calendar where days begin
   * @param library of the routines that are followed
   * @throws IOException where it cannot be written, in words for people
   */
  public static History begin(
      StoreAddress address, InstantSource now, ZoneId calendar, long seed, RoutineLibrary library)
      throws IOException, InterruptedException {
    LocalDate first = LocalDate.ofInstant(now.instant(), calendar).minusDays(Stories.DAYS);
    StoryClock clock = new StoryClock(now.instant());
    History history = new History(address, clock, calendar, seed, library);
    boolean begun = false;
    try {
      history.begin(Stories.of(seed, first), first.plusDays(Stories.DAYS - RECENT_DAYS));
      begun = true;
      return history;
    } finally {
      if (!begun) {
        history.close();
      }
    }
  }

  /** The serial number of the simulated tool of a kind. */
  static String serial(InstrumentKind kind) {
    return "SIM-" + kind.label().toUpperCase(Locale.ROOT);
  }

  private void begin(List<Story> stories, LocalDate recent)
      throws IOException, InterruptedException {
    store.settings().put(PracticeApi.SETTING, PRACTICE);
    for (Story story : stories) {
      cast.add(introduce(story));
    }
    List<Session> sessions = sessions();
    List<Session> latest =
        sessions.stream().filter(one -> !one.plan.start().toLocalDate().isBefore(recent)).toList();
    older.addAll(sessions.reversed());
    older.removeAll(latest);
    latest.forEach(one -> pool.execute(one.played));
    older.forEach(one -> pool.execute(one.played));
    try (StoreSink sink = store.collect()) {
      for (Session one : latest) {
        keep(sink, one);
        tell(one);
      }
    }
  }

  private List<Session> sessions() {
    List<Session> sessions = new ArrayList<>();
    for (Cast one : cast) {
      for (Planned plan : one.story.sessions()) {
        String name = one.person.name();
        sessions.add(
            new Session(one.person, plan, new FutureTask<>(() -> play(plan, name, one.limits))));
      }
    }
    sessions.sort(Comparator.comparing(session -> session.plan.start()));
    return sessions;
  }

  /** Who rolls live from now on. */
  public Lead lead() {
    return new Lead(cast.getFirst().person.name(), cast.getFirst().limits);
  }

  /**
   * Adds the weeks before, the latest first.
   *
   * @param sink of the same store
   * @param progress hears after each session which share is there
   */
  public void rest(Sink sink, DoubleConsumer progress) throws IOException, InterruptedException {
    for (int i = 0; i < older.size(); i++) {
      keep(sink, older.get(i));
      progress.accept((i + 1.0) / older.size());
    }
  }

  private Instant at(LocalDateTime time) {
    return time.atZone(calendar).toInstant();
  }

  private Cast introduce(Story story) throws StoreException {
    clock.set(at(story.since().atTime(MORNING)));
    Person person = store.people().add(story.name(), story.bodyWeight());
    for (Story.OwnLimit own : story.limits()) {
      store.limits().set(person.id(), own.zone(), own.limit());
    }
    for (Story.Excluded excluded : story.excluded()) {
      store.limits().forbid(person.id(), excluded.zone(), excluded.reason(), excluded.source());
    }
    for (Story.Order order : story.orders()) {
      store.routines().prescribe(person.id(), order.routine(), order.perWeek(), order.words());
    }
    for (Remark remark : story.remarks()) {
      store.notes().add(person.id(), null, remark.author(), remark.words());
    }
    return new Cast(story, person, store.limits().of(person.id()));
  }

  private Published play(Planned plan, String person, Limits limits) throws ConfigException {
    Routine routine = library.load(plan.routine());
    Scenario scenario = GuidedScript.of(routine, plan.tool(), limits, plan.manner(), RATE);
    VirtualDevice tool = new VirtualDevice(scenario, plan.seed()).withSerial(serial(plan.tool()));
    AnalyzerConfig config = AnalyzerConfig.DEFAULT.withZone(scenario.zone()).withLimits(limits);
    return OfflineBridge.play(tool, config, at(plan.start()), person, routine);
  }

  private void keep(Sink sink, Session session) throws IOException, InterruptedException {
    Published published = published(session);
    sink.store(List.<Finding>copyOf(published.messages()), List.of());
    clock.set(published.end().plusSeconds(MINUTE));
    store.sessions().rate(published.session(), session.plan.discomfort());
    Remark note = session.plan.note();
    if (note != null) {
      store.notes().add(session.person.id(), published.session(), note.author(), note.words());
    }
  }

  /** The tool says what it is, and who has it. */
  private void tell(Session session) throws IOException, InterruptedException {
    Published published = published(session);
    StatePayloads.Description description =
        new StatePayloads.Description(
            published.device(), published.channels(), null, Zone.UNKNOWN, Set.of(), null, null);
    String tool = published.device().id();
    store.tools().told(tool, Json.parse(StatePayloads.info(description).bytes()));
    store.tools().give(tool, session.person.id());
  }

  private static Published published(Session session) throws InterruptedException {
    try {
      return session.played.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a session of the demo cannot be played", e.getCause());
    }
  }

  /** Sessions that are not played yet are none. */
  @Override
  public void close() {
    pool.shutdownNow();
    store.close();
  }
}
