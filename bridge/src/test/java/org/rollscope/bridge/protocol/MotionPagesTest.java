package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.ble.TwinGatt;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.twin.Twins;

/** What the pages about motion sensors tell is understood, and so are their examples. */
class MotionPagesTest {
  private static final Path PAGES = Path.of("../docs/devices");
  private static final double GRAVITY = 9.80665;

  private final TestTool tool = new TestTool();

  private static String page(String name) throws IOException {
    return Files.readString(PAGES.resolve(name + ".md"));
  }

  /** The bytes of the examples that begin so. */
  private static byte[] example(String page, String... starts) throws IOException {
    byte[] all = {};
    for (String start : starts) {
      Matcher line =
          Pattern.compile("^ {4}(" + start + "[0-9A-F ]*?) {3,}\\S", Pattern.MULTILINE)
              .matcher(page(page));
      assertThat(line.find()).as("%s on page %s", start, page).isTrue();
      all = Bytes.joined(all, Bytes.of(line.group(1)));
    }
    return all;
  }

  private SampleBlock read(DeviceProtocol protocol, Link link, byte[] bytes) {
    Conversation conversation = protocol.converse(link, TestTool.DESCRIPTION, tool);
    conversation.accept(bytes, 0, bytes.length, 0);
    assertThat(conversation.counts().malformed()).isZero();
    return tool.blocks.getFirst();
  }

  private static Link air(DeviceProtocol protocol) {
    return new TwinGatt(
            Objects.requireNonNull(Twins.of(protocol.name(), TrueSamples.tool()).air()),
            () -> 0,
            23)
        .link(protocol.profile().orElseThrow());
  }

  private static void check(SampleBlock block, List<Double> forces, List<Double> rates) {
    for (int axis = 0; axis < 3; axis++) {
      assertThat(block.specificForce(0, axis)).isEqualTo(forces.get(axis), within(1e-9));
      assertThat(block.angularRate(0, axis)).isEqualTo(rates.get(axis), within(1e-9));
    }
  }

  @Test
  void theExamplesOfWitMotionAreRead() throws IOException {
    byte[] bytes = example("witmotion", "55 51", "55 52");
    check(
        read(new WitMotionProtocol(), tool, bytes),
        List.of(0.0, GRAVITY / 2, GRAVITY),
        List.of(Math.toRadians(500), Math.toRadians(-500), 0.0));
    tool.blocks.clear();
    WitMotionProtocol protocol = new WitMotionProtocol();
    check(
        read(protocol, air(protocol), example("witmotion", "55 61")),
        List.of(0.0, GRAVITY / 2, GRAVITY),
        List.of(0.0, Math.toRadians(500), 0.0));
  }

  @Test
  void theExampleOfTheThingyIsRead() throws IOException {
    ThingyProtocol protocol = new ThingyProtocol();
    check(
        read(protocol, air(protocol), example("thingy52", "FA FF")),
        List.of(6 * GRAVITY / 1024, 12 * GRAVITY / 1024, -1014 * GRAVITY / 1024),
        List.of(Math.toRadians(100), Math.toRadians(-50), 0.0));
  }

  @Test
  void theExamplesOfBluefruitAreRead() throws IOException {
    byte[] bytes = example("nordic-uart", "21 41", "21 47");
    List<Double> values = List.of(1.0, -2.0, 0.5);
    check(read(new BluefruitProtocol(), tool, bytes), values, values);
  }

  @ParameterizedTest
  @CsvSource({
    "witmotion, witmotion, stick",
    "thingy52, thingy52, foam-roller",
    "nordic-uart, nordic-uart, ball"
  })
  void theConfigurationIsUnderstood(
      String page, String protocol, String instrument, @TempDir Path folder)
      throws IOException, ConfigException {
    Matcher example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(page(page));
    assertThat(example.find()).isTrue();
    Path file = folder.resolve("rollscope.yaml");
    Files.writeString(file, example.group(1));
    DeviceConfig device = BridgeConfig.load(file).devices().getFirst();
    assertThat(device.sensors().getFirst().protocol()).isEqualTo(protocol);
    assertThat(device.tool().instrument().kind().label()).isEqualTo(instrument);
  }

  @Test
  void theTableOfDevicesNamesEachDriver() throws IOException {
    String table = page("README");
    for (DeviceProtocol protocol : DeviceProtocol.all()) {
      if (!protocol.name().equals("rollscope") && !protocol.name().equals("bluefruit")) {
        assertThat(table).contains("(" + protocol.name() + ".md)");
      }
    }
  }
}
