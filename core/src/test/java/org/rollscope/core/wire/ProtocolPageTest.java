package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the page for firmware authors are what the program reads and writes. */
class ProtocolPageTest {
  private static final Path PAGE = Path.of("../docs/device-protocol.md");

  private final Heard heard = new Heard();

  @Test
  void theFramesOfThePageAreRead() throws IOException {
    FrameReader reader = new FrameReader(heard, "fallback");
    byte[] info = Devices.hex(block("hex info-frame"));
    byte[] samples = Devices.hex(block("hex samples-frame"));
    reader.read(info, 0, info.length);
    reader.read(samples, 0, samples.length);
    assertThat(heard.infos).containsExactly(Devices.ball("0badcafe"));
    assertThat(heard.times()).containsExactly(1.204, 1.209);
    assertThat(heard.blocks.getFirst().pressure(0, 0)).isEqualTo(38.2);
    assertThat(heard.blocks.getFirst().pressure(1, 0)).isInfinite();
    assertThat(new FrameEncoder(Devices.ball("0badcafe")).info(0, Devices.ball("0badcafe")))
        .isEqualTo(info);
    assertThat(SerialFraming.packet(samples)).isEqualTo(Devices.hex(block("hex samples-packet")));
  }

  @Test
  void theTextOfThePageIsRead() throws IOException {
    TextDecoder decoder = new TextDecoder(heard, "fallback");
    byte[] text = block("text example").getBytes(UTF_8);
    decoder.accept(text, 0, text.length);
    assertThat(decoder.problem()).isEmpty();
    assertThat(decoder.counts().malformed()).isZero();
    assertThat(heard.times()).containsExactly(1.204, 1.209);
  }

  @Test
  void theSketchSendsAGoodHeader() throws IOException {
    Matcher header = Pattern.compile("F\\(\"(#rollscope [^\"]+)\"\\)").matcher(block("cpp sketch"));
    assertThat(header.find()).isTrue();
    assertThat(TextHeader.parse(header.group(1), "fallback").device().id()).isEqualTo("ball1");
  }

  private static String block(String name) throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```" + name + "\n");
    assertThat(from).as("block %s", name).isPositive();
    int start = page.indexOf('\n', from) + 1;
    return page.substring(start, page.indexOf("```", start));
  }
}
