package org.rollscope.bridge.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.StreamDecoder;

/** A device written by other means, in another language, is read through a serial port. */
@Timeout(60)
class ForeignDeviceTest {
  private static final int ROWS = 400;
  private static final Path DEVICE = Path.of("src/test/python/text_device.py");

  @Test
  void textLinesOfAPythonDeviceAreReadWithoutLoss() throws Exception {
    Process device =
        new ProcessBuilder(python(), DEVICE.toString(), String.valueOf(ROWS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(device.getInputStream(), UTF_8))) {
      Received received = new Received();
      StreamDecoder decoder = new AutoDecoder(received, "fallback");
      try (Link link = new SerialLinkSource(out.readLine(), 115_200).open()) {
        link.write(new byte[] {'!'});
        byte[] buffer = new byte[512];
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (received.times.size() < ROWS && System.nanoTime() < end) {
          decoder.accept(buffer, 0, link.read(buffer));
        }
        link.write(new byte[] {'.'});
      }
      check(received, decoder);
      assertThat(device.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      device.destroy();
    }
  }

  private static void check(Received received, StreamDecoder decoder) {
    assertThat(decoder.problem()).isEmpty();
    assertThat(decoder.counts().malformed()).isZero();
    assertThat(received.times).hasSize(ROWS);
    DeviceInfo info = received.infos.getFirst();
    assertThat(received.infos).hasSize(8).containsOnly(info);
    assertThat(info.id()).isEqualTo("py-stick");
    assertThat(info.boot()).isEqualTo("51");
    assertThat(info.instrument().kind()).isEqualTo(InstrumentKind.STICK);
    for (int i = 0; i < ROWS; i++) {
      double pressure = 40 + 10 * Math.sin(i / 25.0);
      assertThat(received.times.get(i)).isEqualTo((1000 + 5 * i) / 1000.0);
      assertThat(received.pressures.get(i)).isEqualTo(pressure, within(0.0006));
      assertThat(received.seconds.get(i).isNaN()).isEqualTo(i % 10 == 0);
      assertThat(received.rates.get(i)).isEqualTo(Math.toRadians(90 + i % 2), within(1e-12));
    }
    assertThat(received.statuses.getLast().battery()).isEqualTo(84);
  }

  /** A Python that has pyserial. */
  private static String python() throws Exception {
    for (String candidate : List.of("/usr/bin/python3", "python3")) {
      if (runs(candidate)) {
        return candidate;
      }
    }
    String reason = "no python3 with pyserial here (Debian: apt-get install python3-serial)";
    if (Optional.ofNullable(System.getenv("CI")).orElse("").equals("true")) {
      return fail(reason);
    }
    Assumptions.abort(reason);
    throw new AssertionError(reason);
  }

  private static boolean runs(String python) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(python, "-c", "import serial").start();
      return Files.exists(DEVICE) && process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static final class Received implements DeviceListener {
    final List<DeviceInfo> infos = new ArrayList<>();
    final List<DeviceStatus> statuses = new ArrayList<>();
    final List<Double> times = new ArrayList<>();
    final List<Double> pressures = new ArrayList<>();
    final List<Double> seconds = new ArrayList<>();
    final List<Double> rates = new ArrayList<>();

    @Override
    public void info(DeviceInfo info) {
      infos.add(info);
    }

    @Override
    public void status(DeviceStatus status) {
      statuses.add(status);
    }

    @Override
    public void samples(SampleBlock block) {
      for (int row = 0; row < block.size(); row++) {
        times.add(block.time(row));
        pressures.add(block.pressure(row, 0));
        seconds.add(block.pressure(row, 1));
        rates.add(block.angularRate(row, 0));
      }
    }
  }
}
