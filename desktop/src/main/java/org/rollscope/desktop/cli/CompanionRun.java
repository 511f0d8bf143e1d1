package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollscope.bridge.LinkOptions;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.config.UserFolder;
import org.rollscope.desktop.companion.Companion;
import org.rollscope.desktop.companion.Opened;
import org.rollscope.desktop.pairing.Toolbox;
import org.rollscope.desktop.web.WebConfig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What the program does without a command: everything, with pages to look at. */
final class CompanionRun {
  private static final Duration LOOK = Duration.ofSeconds(1);

  @ArgGroup(validate = false)
  private PagesOptions pages = new PagesOptions();

  @Option(
      names = "--tool",
      paramLabel = "LINK",
      description =
          "Read this tool, named as for the bridge, in place of those that are paired; may be"
              + " given several times.")
  private List<String> links = new ArrayList<>();

  @ArgGroup(validate = false)
  private StoreOption store = new StoreOption();

  @ArgGroup(validate = false)
  private ViaOptions via = new ViaOptions();

  /** Runs until Ctrl-C. */
  int run(PrintWriter out, Terminal terminal) throws IOException, InterruptedException {
    if (!pages.isPortGiven()) {
      Optional<String> running = RunningPages.at(WebConfig.USUAL_PORT);
      if (running.isPresent()) {
        out.println("Rollscope runs already, at " + running.get());
        pages.open(running.get(), out);
        return Rollscope.OK;
      }
    }
    try (Interruption interruption = new Interruption().keepingPorts();
        Companion companion = start(out)) {
      if (!companion.notice().isEmpty()) {
        out.println(companion.notice());
      }
      out.println("Rollscope is at " + companion.pages().address());
      pages.tellPhones(companion.pages(), out, terminal);
      out.println("Ctrl-C ends it.");
      out.flush();
      pages.open(companion.pages().address(), out);
      boolean ended = false;
      while (!ended) {
        ended = interruption.await(LOOK);
      }
    }
    return Rollscope.OK;
  }

  private Companion start(PrintWriter out) throws IOException {
    Opened opened = pages.opened(UserFolder.state().resolve("phones"));
    try {
      Toolbox toolbox =
          new Toolbox(
              new RememberedDevices(RememberedDevices.defaultFile()),
              BleSettings.DEFAULT,
              System::nanoTime);
      List<DeviceConfig> tools = tools(toolbox);
      return Companion.start(
          via.broker(),
          bridge -> bridge.withDevices(tools),
          toolbox,
          store.address(),
          pages.port(out),
          opened);
    } catch (ConfigException | IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private List<DeviceConfig> tools(Toolbox toolbox) throws ConfigException {
    List<DeviceConfig> tools = new ArrayList<>();
    for (String link : links) {
      tools.add(new LinkOptions().device(link));
    }
    return tools.isEmpty() ? toolbox.tools() : tools;
  }
}
