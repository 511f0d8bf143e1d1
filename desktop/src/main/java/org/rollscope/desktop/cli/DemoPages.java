package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.desktop.companion.Companion;
import org.rollscope.desktop.demo.Act;
import org.rollscope.desktop.demo.History;
import org.rollscope.desktop.demo.Lead;
import org.rollscope.desktop.demo.LiveTool;
import org.rollscope.desktop.demo.Way;
import org.rollscope.desktop.pairing.Toolbox;
import org.rollscope.desktop.store.StoreAddress;

/** The demo on the pages: six weeks of three people, and a session that goes on. */
final class DemoPages {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final String LOOK_AT =
      """

      What to look at:
        Live     Mara rolls her glutes, guided. Soon she presses too hard
                 once: it says ease off, and eases when she does.
        Coach    The same, step by step.
        People   Mara does well. Jonas presses a sore calf harder and harder.
                 Aylin began with gaps, and must not roll her left foot.

      It begins again after each session. Nothing of it is kept.
      Ctrl-C ends it. The weeks before the last days are being added ...\
      """;

  private final PrintWriter out;
  private final Terminal terminal;
  private final Clock clock;
  private final PagesOptions pages;
  private final @Nullable Double duration;

  /**
   * A demo to be run.
   *
   * @param duration after which it stops, s; null for never
   */
  DemoPages(
      PrintWriter out,
      Terminal terminal,
      Clock clock,
      PagesOptions pages,
      @Nullable Double duration) {
    this.out = out;
    this.terminal = terminal;
    this.clock = clock;
    this.pages = pages;
    this.duration = duration;
  }

  /** What the live tool does, once it is known who has it. */
  @FunctionalInterface
  interface Plot {
    Act of(Lead lead, RoutineLibrary library) throws ConfigException;
  }

  /**
   * Runs until Ctrl-C.
   *
   * @param seed of the weeks
   */
  int run(long seed, Plot plot, Way way, double speed) throws IOException, InterruptedException {
    try (Interruption interruption = new Interruption().keepingPorts();
        WorkFolder folder = WorkFolder.in(null)) {
      StoreAddress store = new StoreAddress.InFile(folder.path().resolve("store.db"));
      // Yours must not be taken for what was made for the demo.
      Path nowhere = folder.path().resolve("nothing");
      RoutineLibrary library = new RoutineLibrary(nowhere);
      try (History history = History.begin(store, clock, ZoneId.systemDefault(), seed, library);
          LiveTool tool = LiveTool.plugIn(plot.of(history.lead(), library), way, speed);
          Companion companion =
              Companion.start(
                  null,
                  bridge -> alone(tool.read(bridge, history.lead()), nowhere),
                  new Toolbox(
                      new RememberedDevices(folder.path().resolve("devices.yaml")),
                      BleSettings.DEFAULT,
                      System::nanoTime),
                  store,
                  pages.port(out),
                  pages.opened(null))) {
        tool.start(companion.broker().withClientId("tool-holder-" + UUID.randomUUID()));
        tell(companion);
        addWeeks(history, companion, interruption);
        await(interruption);
      }
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    return Rollscope.OK;
  }

  private void addWeeks(History history, Companion companion, Interruption interruption)
      throws IOException, InterruptedException {
    try {
      history.rest(
          companion.sink(),
          share -> {
            if (interruption.isAsked()) {
              throw new CancellationException();
            }
          });
      out.println("All six weeks of the three are there now.");
      out.flush();
    } catch (CancellationException e) {
      out.flush(); // it ends before they were all there
    }
  }

  private static BridgeConfig alone(BridgeConfig bridge, Path nowhere) {
    return bridge.withCalibrations(nowhere).withRoutines(nowhere);
  }

  private void tell(Companion companion) {
    out.println("Rollscope is at " + companion.pages().address());
    pages.tellPhones(companion.pages(), out, terminal);
    out.println(LOOK_AT);
    out.flush();
    pages.open(companion.pages().address(), out);
  }

  private void await(Interruption interruption) throws InterruptedException {
    Instant end =
        duration == null ? Instant.MAX : clock.instant().plusMillis((long) (duration * 1000));
    while (!interruption.await(LOOK) && clock.instant().isBefore(end)) {
      out.flush();
    }
  }
}
