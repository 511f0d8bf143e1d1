package org.rollscope.bridge.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;

/** What the pages about devices tell owners to write is understood, and so are their examples. */
class DevicePagesTest {
  private static final Path PAGES = Path.of("../docs/devices");

  private final TestTool tool = new TestTool();

  private static String found(String page, String pattern) throws IOException {
    String text = Files.readString(PAGES.resolve(page + ".md"));
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL).matcher(text);
    assertThat(matcher.find()).as("%s on page %s", pattern, page).isTrue();
    return matcher.group(1);
  }

  private Conversation converse(String protocol) {
    return DeviceProtocol.named(protocol).converse(tool, TestTool.DESCRIPTION, tool);
  }

  @ParameterizedTest
  @CsvSource({"tindeq, 0.0012", "wh-c06, 0.0012", "openscale, 0.002"})
  void theConfigurationIsUnderstood(String page, double area, @TempDir Path folder)
      throws IOException, ConfigException {
    Path file = folder.resolve("rollscope.yaml");
    Files.writeString(file, found(page, "```yaml\n(.*?)```"));
    DeviceConfig device = BridgeConfig.load(file).devices().getFirst();
    assertThat(device.tool().contactArea()).isEqualTo(area, within(1e-12));
    assertThat(device.tool().kind()).isNotNull();
  }

  @Test
  void theSamplesOfTheProgressorAreRead() throws IOException {
    byte[] packet = Bytes.of(found("tindeq", "^    (01 10 [0-9A-F ]+?) {3,}10\\.0 kg"));
    converse("tindeq").accept(packet, 0, packet.length, 0);
    assertThat(TrueForces.heard(tool.blocks).getLast() / 9.80665).isEqualTo(12.5, within(1e-9));
  }

  @Test
  void theAdvertisementOfTheScaleIsRead() throws IOException {
    byte[] packet = Bytes.of(found("wh-c06", "^    (00 01 [0-9A-F ]+?) {3,}20\\.00 kg"));
    converse("wh-c06").accept(packet, 0, packet.length, 0);
    assertThat(TrueForces.heard(tool.blocks).getLast() / 9.80665).isEqualTo(20, within(1e-9));
  }

  @Test
  void theLinesOfTheOpenScaleAreRead() throws IOException {
    String line = found("openscale", "^    (51588,10[^\n]*)");
    String older = found("openscale", "`(51588,24[^`]*)`");
    byte[] bytes = ("\n" + line + "\n" + older + "\n").getBytes(US_ASCII);
    converse("openscale").accept(bytes, 0, bytes.length, 0);
    assertThat(tool.blocks.getFirst().size()).isEqualTo(2);
    assertThat(tool.blocks.getFirst().temperature(1)).isEqualTo(24.56);
  }
}
