package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.twin.BluefruitTwin;
import org.rollscope.sim.twin.ThingyTwin;
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.WitMotionTwin;

/** A tool is analysed alike whichever sensor is built into it, but for what a sensor cannot. */
class MotionAnalysisTest {
  private static final Instrument STICK = TrueSamples.SCENARIO.instrument();

  private static final Map<String, Function<VirtualDevice, Twin>> SENSORS =
      new TreeMap<>(
          Map.of(
              "bluefruit", BluefruitTwin::serial,
              "thingy52", ThingyTwin::of,
              "witmotion", WitMotionTwin::ble,
              "witmotion wired", device -> WitMotionTwin.serial(device, 115_200),
              "witmotion slow", device -> WitMotionTwin.serial(device, 9600)));

  static Stream<String> sensors() {
    return SENSORS.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("sensors")
  void rollsAndDistanceAreThoseOfTheToolsOwnSensor(String sensor) throws LinkException {
    Summary own = ownSensor();
    Twin twin = Objects.requireNonNull(SENSORS.get(sensor)).apply(TrueSamples.tool());
    DeviceProtocol protocol = DeviceProtocol.named(sensor.split(" ")[0]);
    PlayedTwin played =
        twin.air() == null
            ? PlayedTwin.onALine(twin, protocol)
            : PlayedTwin.onTheAir(twin, protocol, 23).inBurstsOf(30);
    played.playUntil(1000);
    SessionAnalyzer analyzer = analyzer(played.heard.infos.getFirst());
    played.heard.blocks.forEach(analyzer::accept);
    Summary summary = finished(analyzer);
    assertThat(summary.rolls()).isEqualTo(own.rolls());
    assertThat(summary.distance()).isEqualTo(own.distance(), within(0.002 * own.distance()));
    assertThat(summary.data().channels()).containsExactly("angular-rate", "specific-force");
    assertThat(summary.data().gaps()).isZero();
    assertThat(summary.data().lost()).isZero();
    assertThat(summary.pressure()).isNull();
  }

  /** The tool's motion as it measures it itself, its pressure left out. */
  private static Summary ownSensor() {
    VirtualDevice device = TrueSamples.tool();
    SessionAnalyzer analyzer = analyzer(device.info());
    SampleBlock block = device.newBlock();
    SampleBlock motion = device.newBlock();
    while (device.next(block)) {
      motion.begin(Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit());
      for (int row = 0; row < block.size(); row++) {
        motion.appendRow(block, row);
      }
      analyzer.accept(motion);
    }
    return finished(analyzer);
  }

  private static SessionAnalyzer analyzer(DeviceInfo info) {
    int pads = info.instrument().pads();
    Instrument stick =
        new Instrument(
            STICK.kind(), STICK.radius(), STICK.axis(), STICK.surface(), pads, Double.NaN);
    return new SessionAnalyzer(AnalyzerConfig.DEFAULT, info.withInstrument(stick), event -> {});
  }

  private static Summary finished(SessionAnalyzer analyzer) {
    analyzer.finish();
    return Objects.requireNonNull(analyzer.summary());
  }
}
