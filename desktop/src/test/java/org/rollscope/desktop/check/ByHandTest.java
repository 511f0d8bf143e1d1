package org.rollscope.desktop.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Vector;

/** What needs a person's hands: turned, pressed, weighed, switched off. */
class ByHandTest {
  @BeforeEach
  void begin() {
    Devices.begin();
  }

  private static final double SECONDS = 12;
  private static final double KILOGRAMS = 5;

  private final Body body = new Body();

  private VirtualLine line(InstrumentKind kind, Altered.Change fault) {
    return new VirtualLine(() -> new Altered(new Altered(Devices.still(kind), body), fault));
  }

  private static Checked checked(VirtualLine line, double kilograms, Guide guide) {
    return Checked.of(line, line, new Course.Options(false, SECONDS, kilograms), guide);
  }

  private Checked checked(InstrumentKind kind, Altered.Change fault) {
    VirtualLine line = line(kind, fault);
    return checked(line, KILOGRAMS, new Person(body, line));
  }

  @ParameterizedTest
  @EnumSource(InstrumentKind.class)
  void aGoodToolPassesAll(InstrumentKind kind) {
    Checked checked = checked(kind, List::of);
    assertThat(checked.toFix()).isEmpty();
    assertThat(checked.names(Verdict.UNCHECKED)).containsExactly("temperature");
    assertThat(checked.report().isGood()).isTrue();
    assertThat(checked.report().findings()).isEqualTo(checked.told());
    assertThat(checked.text("turn")).contains("gyro and gravity agree within", "scale 1.00");
    assertThat(checked.text("turn")).doesNotContain("not all axes");
    assertThat(checked.text("press")).startsWith("rises to ").endsWith(", and falls back");
    assertThat(checked.text("weight")).endsWith("122.6 would be right");
    assertThat(checked.text("power cycle")).startsWith("another boot id: ");
    assertThat(checked.names(Verdict.OK).contains("axis")).isEqualTo(kind.isCylinder());
  }

  private static Arguments fault(
      String name, Supplier<Altered.Change> change, String line, String words) {
    return arguments(name, change, line, words);
  }

  static Stream<Arguments> ofScale() {
    return Stream.of(
        fault(
            "rad/s for °/s",
            () -> Faults.gyro(Math.PI / 180),
            "turn",
            "the angular rate is 57 times too small: rad/s are taken for °/s"),
        fault(
            "far too large",
            () -> Faults.gyro(180 / Math.PI),
            "gyro,turn",
            "the angular rate reaches the end of its range in a turn of"),
        fault(
            "range of ±500 for ±2000 °/s",
            () -> Faults.gyro(4),
            "turn",
            "the angular rate is 4 times too large: the sensor is set to ±500 °/s, and ±2000 is"
                + " told"),
        fault(
            "sensitivity",
            () -> Faults.gyro(1.2),
            "turn",
            "the angular rate is 20 % too large: is its sensitivity that of the data sheet?"));
  }

  static Stream<Arguments> ofAxes() {
    return Stream.of(
        fault(
            "x and y swapped",
            Faults::gyroSwapped,
            "turn",
            "the gyro's x and y are swapped: send the rate as (y, x, z)"),
        fault(
            "another order",
            Faults::gyroRotated,
            "turn",
            "the gyro's axes are not those of the accelerometer, or the accelerometer is not in"
                + " the gyro's frame: send the rate as (z, x, y), or the specific force as (y, z, x)"),
        fault(
            "sign of z",
            () -> Faults.gyroSign(2),
            "turn",
            "the gyro's z has the wrong sign: send the rate as (x, y, −z)"),
        fault(
            "all signs",
            () -> Faults.gyro(-1),
            "turn",
            "all signs of the gyro are wrong (it turns by the right-hand rule)"),
        fault(
            "all signs and the range",
            () -> Faults.gyro(-0.5),
            "turn",
            "send the rate as (−x, −y, −z); and the angular rate is 2 times too small"),
        fault(
            "a dead axis", () -> Faults.gyroDead(0), "turn", "does each axis of the gyro answer?"),
        fault(
            "sign of the accelerometer's z",
            () -> Faults.forceSign(2),
            "turn",
            "or the specific force as (x, y, −z)"));
  }

  static Stream<Arguments> ofPressure() {
    return Stream.of(
        fault(
            "pressure falls",
            () -> Faults.pressure(-1, 0),
            "press,weight",
            "when pressed: its sign is wrong"),
        fault(
            "clipped without a mark",
            () -> Faults.pressureClipped(40),
            "press,weight",
            "where that is the sensor's end, send the mark 0x7FFF"),
        fault(
            "in 0.1 kPa",
            () -> Faults.pressure(0.5, 0),
            "weight",
            "5 kg are told as 61.3 kPa, and 122.6 would be right: a step is 0.05 kPa, and steps of"
                + " 0.1 kPa are sent"),
        fault("in psi", () -> Faults.pressure(0.145, 0), "weight", "psi are taken for kPa"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ofScale", "ofAxes", "ofPressure"})
  void isFound(String name, Supplier<Altered.Change> change, String lines, String words) {
    Checked checked = checked(InstrumentKind.BALL, change.get());
    assertThat(checked.toFix()).as(name).containsExactly(lines.split(","));
    boolean turned = checked.toFix().contains("turn");
    Finding found = checked.finding(turned ? "turn" : checked.toFix().getFirst());
    assertThat(found.text()).contains(words);
    assertThat(found.section()).isEqualTo(Section.SAMPLES);
  }

  @Test
  void aBootIdThatIsTheSameAfterAPowerCycleIsFound() {
    Checked checked =
        checked(InstrumentKind.BALL, Faults.each(Frame.INFO, view -> view.putInt(15, 42)));
    assertThat(checked.toFix()).containsExactly("power cycle");
    assertThat(checked.text("power cycle")).contains("the boot id is 0000002a again");
  }

  @Test
  void aStickThatRollsAboutAnotherAxisThanItTellsIsFound() {
    Checked checked =
        checked(
            InstrumentKind.STICK,
            Faults.each(Frame.INFO, view -> view.put(19, (byte) 0).put(20, (byte) 127)));
    assertThat(checked.toFix()).containsExactly("axis");
    assertThat(checked.text("axis")).contains("it rolls about (1.00, 0.00, 0.00), 90° off");
  }

  @Test
  void whoDoesNothingIsToldWhatWasNotChecked() {
    VirtualLine line = line(InstrumentKind.BALL, List::of);
    Checked checked = checked(line, KILOGRAMS, Person.idle());
    assertThat(checked.names(Verdict.UNCHECKED))
        .containsExactly("temperature", "turn", "press", "weight", "power cycle");
    assertThat(checked.toFix()).isEmpty();
  }

  @Test
  void thePersonIsToldWhatToDoStepByStep() {
    VirtualLine line = line(InstrumentKind.BALL, List::of);
    Person person = new Person(body, line);
    checked(line, Double.NaN, person);
    assertThat(person.told.getFirst()).startsWith("Lay the tool down").contains("12 seconds");
    assertThat(person.told)
        .anyMatch(told -> told.startsWith("1 turn seen. Again, about another axis"))
        .anyMatch(told -> told.startsWith("Press the tool firmly"))
        .noneMatch(told -> told.startsWith("Put"));
    assertThat(person.told.getLast()).isEqualTo("It has gone. Switch it on again.");
  }

  @Test
  void aTurnAboutOneAxisLeavesTheOthersOpen() {
    Guide once =
        new Guide() {
          @Override
          public void instruct(String what) {
            if (what.startsWith("Turn")) {
              body.turn(Vector.X, 1.5, 2);
            }
          }

          @Override
          public void left(double seconds) {}

          @Override
          public void done() {}
        };
    Checked checked = checked(line(InstrumentKind.BALL, List::of), Double.NaN, once);
    assertThat(checked.text("turn")).startsWith("1 turn: ");
    assertThat(checked.text("turn")).endsWith("; not all axes were turned about");
  }
}
