package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.sim.device.SimulatedRecording;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

class AnalyzeTest {
  private static final String HEADER =
      "#rollscope ball r=30mm t[ms],p[kPa],gx[dps],gy[dps],gz[dps]";

  @TempDir private Path folder;

  private Path write(String name, String... lines) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, List.of(lines));
    return file;
  }

  @ParameterizedTest
  @ValueSource(strings = {"session.rec", "session.rec.gz", "session.csv", "session.csv.gz"})
  void readsEveryFormOfARecordingAndIsRight(String name) throws IOException {
    Path file = folder.resolve(name);
    Format format = name.contains("csv") ? Format.TEXT : Format.BINARY;
    VirtualDevice device = new VirtualDevice(Scenarios.load("calf-stick"), 3);
    Truth truth = SimulatedRecording.write(device, format, file);
    Run run = Run.of("analyze", file.toString(), "--zone", "right-calf", "--json=-");
    assertThat(run.code()).isZero();
    JsonNode json = Json.MAPPER.readTree(run.out());
    assertThat(json.get("rolls").asInt()).isEqualTo(truth.rolls());
    assertThat(json.get("distance").asDouble() / truth.distance()).isBetween(0.995, 1.005);
    assertThat(json.get("zone").asString()).isEqualTo("right-calf");
    assertThat(json.get("data").get("lost").asInt()).isZero();
  }

  @Test
  void tracksEverySampleWithTheTimesOfTheLog() throws IOException {
    Path log = write("log.csv", HEADER, "1000,0,0,0,0", "1005,,0,90,0", "1010.5,0,0,90,0");
    Path track = folder.resolve("track.csv");
    Run run = Run.of("analyze", log.toString(), "--track", track.toString());
    assertThat(run.err()).isEmpty();
    List<String> rows = Files.readAllLines(track);
    assertThat(rows.getFirst()).isEqualTo("t,x,y,s,qw,qx,qy,qz,contact,pressure");
    assertThat(rows.get(1)).startsWith("1000,0,0,0,").endsWith(",0,0");
    assertThat(rows.get(2)).startsWith("1005,").endsWith(",0,");
    assertThat(rows.get(3)).startsWith("1010.5,");
    assertThat(rows).hasSize(4);
  }

  @Test
  void keepsTheSessionsIdentifierWhereTheLogNamesNoBoot() throws IOException {
    String row = "%d,%s,0,0,0";
    String[] lines = new String[1201];
    lines[0] = HEADER;
    for (int i = 1; i < lines.length; i++) {
      lines[i] = row.formatted(i * 5, i > 400 && i < 1000 ? "50" : "0");
    }
    Path one = write("log.csv", lines);
    String id = session(one);
    assertThat(id).isNotEmpty().isEqualTo(session(one));
    lines[1] = "5,0.1,0,0,0";
    assertThat(session(write("log.csv", lines))).isNotEqualTo(id);
  }

  private static String session(Path log) {
    Run run = Run.of("analyze", log.toString(), "--json=-");
    return Json.MAPPER.readTree(run.out()).get("session").asString();
  }

  @Test
  void saysWhatIsAbsentForWantOfAChannel() throws IOException {
    String[] pressed = new String[1001];
    pressed[0] = "#rollscope ball r=30mm t[ms],p[kPa]";
    for (int i = 1; i < pressed.length; i++) {
      pressed[i] = i * 5 + "," + (i > 400 && i < 900 ? 50 : 0);
    }
    Run noMotion = Run.of("analyze", write("pressed.csv", pressed).toString());
    assertThat(noMotion.out()).contains("no angular rate was measured").contains("mean 50 kPa");
    assertThat(noMotion.out()).doesNotContain("How much");
    Path track =
        write("turned.csv", "#rollscope ball r=1m t[s],gx[dps],gy[dps],gz[dps]", "0,0,0,0");
    assertThat(Run.of("analyze", track.toString()).out()).contains("no pressure was measured");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    assertThat(Run.of("analyze", "nowhere.csv").err()).contains("there is no file nowhere.csv");
    assertThat(Run.of("analyze", write("empty.csv").toString()).err())
        .contains("empty.csv is empty");
    assertThat(Run.of("analyze", folder.toString()).err()).contains("is a folder");
    assertThat(Run.of("analyze", write("a.csv", "t,p", "1,2").toString()).err())
        .contains("line 1")
        .contains("#rollscope");
    Run bad = Run.of("analyze", write("b.csv", "#rollscope cube r=1mm t[s]").toString());
    assertThat(bad.err()).contains("line 1").contains("cube").contains("foam-roller");
    assertThat(bad.code()).isEqualTo(1);
  }

  @Test
  void goesOnWhereTheClockWentBackAndSaysSo() throws IOException {
    String[] lines = new String[801];
    lines[0] = HEADER;
    for (int i = 1; i < lines.length; i++) {
      lines[i] = (i <= 400 ? i : i - 400) * 5 + ",0,0,0,0";
    }
    Path log = write("log.csv", lines);
    Run run = Run.of("analyze", log.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("time went back");
  }

  @Test
  void analysesWhatStandsBeforeADamagedEnd() throws IOException {
    Path whole = folder.resolve("whole.csv.gz");
    SimulatedRecording.write(
        new VirtualDevice(Scenarios.load("calf-stick"), 3), Format.TEXT, whole);
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.csv.gz");
    try (OutputStream out = Files.newOutputStream(cut)) {
      out.write(bytes, 0, bytes.length / 2);
    }
    Run run = Run.of("analyze", cut.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("damaged at its end");
    assertThat(run.out()).contains("rolls");
  }

  @Test
  void takesTheGyrosOffsetFromARecordingAtRest() throws IOException {
    String header = "#rollscope stick r=20mm axis=1,0,0 t[ms],gx[dps],gy[dps],gz[dps]";
    String[] rest = new String[301];
    String[] turning = new String[301];
    rest[0] = header;
    turning[0] = header;
    for (int i = 1; i < rest.length; i++) {
      rest[i] = i * 10 + ",4.5,0,0";
      turning[i] = i * 10 + ",364.5,0,0";
    }
    Path track = folder.resolve("track.csv");
    String log = write("turning.csv", turning).toString();
    String still = write("rest.csv", rest).toString();
    assertThat(Run.of("analyze", log, "--rest", still, "--track", track.toString()).code())
        .isZero();
    String[] last = Files.readAllLines(track).getLast().split(",", -1);
    double turns = Double.parseDouble(last[1]) / (2 * Math.PI * 0.020);
    assertThat(Math.abs(turns)).isBetween(2.95, 3.05);
    assertThat(Run.of("analyze", log, "--rest", log + "x").err()).contains("there is no file");
  }

  @Test
  void refusesARestRecordingThatMoved() throws IOException {
    String[] moving = new String[301];
    moving[0] = "#rollscope stick r=20mm axis=1,0,0 t[ms],gx[dps],gy[dps],gz[dps]";
    for (int i = 1; i < moving.length; i++) {
      moving[i] = i * 10 + "," + (i % 2 == 0 ? 100 : -100) + ",0,0";
    }
    String log = write("moving.csv", moving).toString();
    assertThat(Run.of("analyze", log, "--rest", log).err()).contains("not recorded at rest");
  }

  @Test
  void unpacksWhatIsPackedWhateverItsName() throws IOException {
    Path file = folder.resolve("log.dat");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((HEADER + "\n5,0,0,0,0\n10,0,0,0,0\n").getBytes(US_ASCII));
    }
    assertThat(Run.of("analyze", file.toString()).out()).contains("2 samples");
  }
}
