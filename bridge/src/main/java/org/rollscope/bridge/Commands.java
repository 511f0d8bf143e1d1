package org.rollscope.bridge;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.spot.Zone;
import org.rollscope.core.wire.Command;

/** Carries out the commands for one device, on its thread; each is answered. */
final class Commands {
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final double DAY = 86_400;
  private static final List<String> KNOWN =
      List.of(
          "tare",
          "start",
          "stop",
          "person",
          "zone",
          "limits",
          "acknowledge",
          "shelve",
          "identify",
          "haptic",
          "watch",
          "routine");

  private final Pipeline pipeline;
  private final DeviceLine line;
  private final Analysts analysts;
  private final PersonCommand persons;
  private final RoutineCommand routines;
  private final LongSupplier nanoTime;
  private @Nullable CommandRequest tare;
  private long tareAfter;
  private long tareUntil;
  private boolean stopped;

  Commands(
      Pipeline pipeline,
      DeviceLine line,
      Analysts analysts,
      Map<String, Limits> persons,
      RoutineLibrary library,
      LongSupplier nanoTime) {
    this.pipeline = pipeline;
    this.line = line;
    this.analysts = analysts;
    this.persons = new PersonCommand(pipeline, persons);
    routines = new RoutineCommand(pipeline, library);
    this.nanoTime = nanoTime;
  }

  /** Whether the device was told to stop, so that its silence is no loss. */
  boolean isStopped() {
    return stopped;
  }

  void execute(CommandRequest request) {
    Arguments arguments = new Arguments(request.arguments());
    try {
      switch (request.name()) {
        case "tare" -> tare(request, arguments);
        case "start" -> start(request, arguments);
        case "stop" -> stop(request, arguments);
        case "person" -> persons.execute(request, arguments);
        case "zone" -> zone(request, arguments);
        case "limits" -> limits(request, arguments);
        case "acknowledge" -> acknowledge(request, arguments);
        case "shelve" -> shelve(request, arguments);
        case "identify" -> {
          int seconds = arguments.integer("seconds", 5, 1, 255);
          arguments.finish();
          send(request, new Command.Identify(seconds));
        }
        case "haptic" -> {
          int pattern = arguments.integer("pattern", 1, 0, 255);
          int strength = arguments.integer("strength", 255, 0, 255);
          arguments.finish();
          send(request, new Command.Haptic(pattern, strength));
        }
        case "watch" -> {
          double seconds = arguments.number("seconds", 30, 1, 3600);
          arguments.finish();
          pipeline.watch(Duration.ofMillis((long) (seconds * 1e3)));
          request.ok();
        }
        case "routine" -> routines.execute(request, arguments);
        default ->
            request.error(
                "there is no command '" + request.name() + "'; known: " + String.join(", ", KNOWN));
      }
    } catch (Arguments.Wrong e) {
      request.error(String.valueOf(e.getMessage()));
    }
  }

  private void send(CommandRequest request, Command command) {
    line.send(
        command,
        outcome -> {
          if (outcome.problem() == null) {
            request.ok();
          } else {
            request.error(outcome.problem());
          }
        });
  }

  private void tare(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    arguments.finish();
    if (pipeline.zeros().isEmpty()) {
      request.error("there is nothing to tare yet; ask again a second after the device streams");
      return;
    }
    if (tare != null) {
      request.error("a tare is being taken already");
      return;
    }
    pipeline.tare();
    tare = request;
    tareAfter = pipeline.blocks();
    tareUntil = nanoTime.getAsLong() + PATIENCE_NANOS;
  }

  /** The analysis takes its zero with the next samples; then it is stored. */
  void tick() {
    CommandRequest waiting = tare;
    if (waiting == null) {
      return;
    }
    if (pipeline.blocks() == tareAfter) {
      if (nanoTime.getAsLong() - tareUntil >= 0) {
        tare = null;
        waiting.error("the device sends nothing that could be tared");
      }
      return;
    }
    tare = null;
    List<Double> zeros = pipeline.zeros();
    try {
      analysts.store(zeros);
      waiting.ok(Map.of("zeros", zeros.toString()));
    } catch (ConfigException e) {
      waiting.error("tared, but it could not be stored: " + e.getMessage());
    }
  }

  private void start(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    int rate = arguments.integer("rate", 0, 0, 10_000);
    arguments.finish();
    stopped = false;
    SessionAnalyzer analyzer = pipeline.analyzer();
    if (analyzer != null) {
      analyzer.start();
    }
    send(request, new Command.Start(rate));
  }

  private void stop(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    arguments.finish();
    stopped = true;
    SessionAnalyzer analyzer = pipeline.analyzer();
    if (analyzer != null) {
      analyzer.stop();
    }
    send(request, new Command.Stop());
  }

  private void zone(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    Zone zone = arguments.zone("zone");
    arguments.finish();
    if (zone == null) {
      request.error("say which, such as {\"zone\": \"left-calf\"}");
      return;
    }
    pipeline.zone(zone);
    request.ok();
  }

  private void limits(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    Zone zone = arguments.zone("zone");
    PressureLimit limit = arguments.pressureLimit();
    arguments.finish();
    Limits old = pipeline.limits();
    Map<Zone, PressureLimit> byZone = new HashMap<>(old.byZone());
    if (zone != null) {
      byZone.put(zone, limit);
    }
    PressureLimit everywhere = zone == null ? limit : old.everywhere();
    pipeline.limits(new Limits(old.bodyWeight(), byZone, everywhere, old.noGo()));
    request.ok();
  }

  private void acknowledge(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    AlarmKind kind = arguments.alarmKind();
    arguments.finish();
    SessionAnalyzer analyzer = pipeline.analyzer();
    if (analyzer != null && analyzer.acknowledge(kind)) {
      request.ok();
    } else {
      request.error("the alarm " + kind.label() + " is not active");
    }
  }

  private void shelve(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    AlarmKind kind = arguments.alarmKind();
    double seconds = arguments.number("seconds", 600, 1, DAY);
    arguments.finish();
    if (pipeline.analyzer() == null) {
      request.error("the device is not connected");
      return;
    }
    Objects.requireNonNull(pipeline.analyzer()).shelve(kind, seconds);
    request.ok();
  }
}
