package org.rollscope.desktop.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.LinkOptions;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.desktop.view.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record}: what a tool sends into a file. */
@Command(
    name = "record",
    header = "Record what a tool sends into a file.",
    description =
        "Byte for byte, where it speaks our own protocol over a line; over Bluetooth, or of another"
            + " family, as lines of text with the samples. Ends with Ctrl-C, or after a time. The"
            + " file is whole at any moment.",
    footer = {
      "",
      "Examples:",
      "  rollscope record /dev/ttyUSB0 --to monday.rec",
      "  rollscope record ble:Progressor_1234 --to pull.csv",
      "  rollscope record auto --to monday.rec.gz --duration 600",
      "  rollscope analyze monday.rec"
    })
final class RecordCommand implements Callable<Integer>, DeviceListener {
  private static final Duration TELL = Duration.ofSeconds(1);

  @Parameters(index = "0", paramLabel = "LINK", description = LinkOptions.LINK)
  private String tool;

  @Mixin private LinkOptions links;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "The file, packed where its name ends in .gz.")
  private Path file;

  @Option(names = "--force", description = "Replace a file that is there.")
  private boolean force;

  @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
  private double duration = Double.POSITIVE_INFINITY;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();
  private long samples;
  private String device = "";

  @Override
  public Integer call() throws IOException {
    if (Files.exists(file) && !force) {
      throw new ParameterException(
          spec.commandLine(), file + " is there already; name another, or add --force");
    }
    PrintWriter err = spec.commandLine().getErr();
    SensorConfig sensor = sensor();
    return isRaw(sensor) ? raw(sensor, err) : text(err);
  }

  private SensorConfig sensor() {
    try {
      return links.device(tool).sensors().getFirst();
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean isRaw(SensorConfig sensor) {
    String protocol = sensor.protocol();
    return !sensor.isBle() && (protocol == null || protocol.equals(RollscopeProtocol.NAME));
  }

  private int raw(SensorConfig sensor, PrintWriter err) throws IOException {
    try (Interruption interruption = new Interruption().keepingPorts();
        Link link = Connectors.source(sensor).open();
        OutputStream out = create()) {
      err.println("Recording " + link.name() + " to " + file + ". Ctrl-C ends it.");
      long bytes = copy(link, out, interruption, err);
      end(err, bytes);
    }
    return Rollscope.OK;
  }

  private void end(PrintWriter err, long bytes) {
    err.printf(
        "%nRecorded %,d bytes, %s%s.%n",
        bytes, Words.count(samples, "sample"), device.isEmpty() ? "" : " of " + device);
    if (samples == 0) {
      err.println("No sample was understood: is it the right port and baud rate?");
    }
  }

  private int text(PrintWriter err) throws IOException {
    TextLog log = new TextLog();
    try (Interruption interruption = new Interruption().keepingPorts();
        ToolLine line = ToolLine.open(links, tool, log, err);
        OutputStream out = create()) {
      Connection connection = line.connection();
      err.println("Recording " + connection.name() + " to " + file + ". Ctrl-C ends it.");
      log.to(out);
      Instant start = clock.instant();
      Instant next = start.plus(TELL);
      while (!interruption.isAsked() && seconds(start) < duration && !log.hasFailed()) {
        connection.pump();
        if (!clock.instant().isBefore(next)) {
          next = clock.instant().plus(TELL);
          out.flush();
          samples = log.samples();
          tell(err, start, log.bytes());
        }
      }
      samples = log.samples();
      device = log.device();
      end(err, log.bytes());
      log.check();
    }
    return Rollscope.OK;
  }

  private OutputStream create() throws IOException {
    OutputStream plain =
        Files.newOutputStream(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return file.toString().endsWith(".gz")
        ? new GZIPOutputStream(plain, 1 << 12, true)
        : new BufferedOutputStream(plain);
  }

  private long copy(Link link, OutputStream out, Interruption interruption, PrintWriter err)
      throws IOException {
    AutoDecoder decoder = new AutoDecoder(this, "device");
    byte[] buffer = new byte[4096];
    Instant start = clock.instant();
    Instant next = start.plus(TELL);
    long bytes = 0;
    while (!interruption.isAsked() && seconds(start) < duration) {
      int count = link.read(buffer);
      if (count < 0) {
        break;
      }
      out.write(buffer, 0, count);
      decoder.accept(buffer, 0, count);
      bytes += count;
      if (!clock.instant().isBefore(next)) {
        next = clock.instant().plus(TELL);
        out.flush();
        tell(err, start, bytes);
      }
    }
    return bytes;
  }

  private double seconds(Instant since) {
    return Duration.between(since, clock.instant()).toMillis() / 1000.0;
  }

  private void tell(PrintWriter err, Instant start, long bytes) {
    if (Terminal.detect().err()) {
      err.printf(
          Locale.ROOT,
          "\r\u001b[K%s  %,d bytes  %,d samples",
          Words.clock(seconds(start)),
          bytes,
          samples);
      err.flush();
    }
  }

  @Override
  public void info(DeviceInfo info) {
    device = info.name();
  }

  @Override
  public void samples(SampleBlock block) {
    samples += block.size();
  }
}
