package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;

class PairedToolTest {
  private static final Instrument CONFIGURED =
      Instrument.of(InstrumentKind.STICK, 0.02).withContactArea(1e-3);
  private static final double NONE = Double.POSITIVE_INFINITY;

  private final PairedTool tool = tool(Set.of(Channel.FORCE), Set.of(Channel.ANGULAR_RATE));

  private static PairedTool tool(Set<Channel> first, Set<Channel> second) {
    return new PairedTool(
        List.of(new Part(new Nowhere("one"), first), new Part(new Nowhere("two"), second)),
        new ToolDescription("strap-ball", "The strap ball", CONFIGURED));
  }

  private static DeviceInfo info(String serial, Instrument instrument, double gyro, double accel) {
    return new DeviceInfo("x", "y", serial, "v" + serial, instrument, 77, gyro, accel, "b", null);
  }

  private static Instrument withPads(Instrument of, int pads) {
    return new Instrument(of.kind(), of.radius(), of.axis(), of.surface(), pads, of.contactArea());
  }

  private static DeviceInfo force() {
    return info("F1", CONFIGURED, NONE, NONE);
  }

  private static DeviceInfo motion() {
    return info("M2", withPads(CONFIGURED, 0), 35, 157);
  }

  private static List<@Nullable DeviceInfo> told(
      @Nullable DeviceInfo first, @Nullable DeviceInfo second) {
    return Arrays.asList(first, second);
  }

  @Test
  void eachSensorTellsWhatItIsThereFor() {
    DeviceInfo info = tool.info(told(force(), motion()), 200);
    assertThat(info)
        .isEqualTo(
            new DeviceInfo(
                "strap-ball",
                "The strap ball",
                "F1 + M2",
                "vF1 + vM2",
                CONFIGURED,
                200,
                35,
                NONE, // the specific force is not taken from it
                "",
                null));
  }

  @Test
  void withoutItsLoadSensorItHasNoPadsYet() {
    assertThat(tool.info(told(null, motion()), 200).instrument())
        .isEqualTo(withPads(CONFIGURED, 0));
    DeviceInfo alone = tool.info(told(force(), null), 200);
    assertThat(alone.instrument()).isEqualTo(CONFIGURED);
    assertThat(alone.gyroRange()).isEqualTo(NONE);
    assertThat(alone.serial()).isEqualTo("F1");
  }

  @Test
  void aSensorThatKnowsTheToolIsBelievedFirstOfAllTheOneThatTurnsWithIt() {
    Instrument roller =
        new Instrument(
            InstrumentKind.FOAM_ROLLER, 0.07, new Vector(0, 1, 0), Surface.ABOVE, 0, Double.NaN);
    Instrument pad = withPads(CONFIGURED.withRadius(0.05).withContactArea(7e-4), 4);
    DeviceInfo rolling = info("M2", roller, 35, 157);
    assertThat(tool.info(told(force(), rolling), 200).instrument())
        .isEqualTo(withPads(roller, 1).withContactArea(1e-3));
    assertThat(tool.info(told(info("F1", pad, NONE, NONE), rolling), 200).instrument())
        .isEqualTo(withPads(roller, 4).withContactArea(7e-4));
    assertThat(tool.info(told(info("F1", pad, NONE, NONE), motion()), 200).instrument())
        .isEqualTo(pad);
  }

  @Test
  void pressureIsTheLoadWhereThereIsForceToo() {
    PairedTool both = tool(Set.of(Channel.FORCE), Set.of(Channel.PRESSURE));
    assertThat(both.load()).isEqualTo(1);
    assertThat(both.info(told(force(), info("P", withPads(CONFIGURED, 4), 1, 1)), 100))
        .extracting(info -> info.instrument().pads())
        .isEqualTo(4);
    assertThat(tool(Set.of(Channel.TEMPERATURE), Set.of(Channel.ANGULAR_RATE)).load())
        .isEqualTo(-1);
  }

  @Test
  void theEmptiestBatteryAndEveryFaultCount() {
    DeviceStatus full = new DeviceStatus(80, 21, true, true, false, true, 3);
    DeviceStatus empty = new DeviceStatus(20, 35, false, false, true, false, 4);
    assertThat(tool.status(Arrays.asList(full, empty)))
        .isEqualTo(new DeviceStatus(20, Double.NaN, false, true, true, true, 7));
    assertThat(tool.status(Arrays.asList(empty, full)).tareDone()).as("of the load").isFalse();
    DeviceStatus unknown = new DeviceStatus(Double.NaN, 35, false, false, false, false, 0);
    assertThat(tool.status(Arrays.asList(unknown, full)).battery()).isEqualTo(80);
    assertThat(tool.status(Arrays.asList(full, null)).battery()).isEqualTo(80);
    assertThat(tool.status(Arrays.asList(null, unknown)).battery()).isNaN();
  }

  @Test
  void theTemperatureIsThatOfItsOwnSensor() {
    PairedTool warm =
        tool(Set.of(Channel.FORCE, Channel.TEMPERATURE), Set.of(Channel.ANGULAR_RATE));
    DeviceStatus cold = new DeviceStatus(80, 3, false, false, false, false, 0);
    DeviceStatus chip = new DeviceStatus(70, 35, false, false, false, false, 0);
    assertThat(warm.status(Arrays.asList(cold, chip)).temperature()).isEqualTo(3);
  }
}
