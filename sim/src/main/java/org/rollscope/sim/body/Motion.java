package org.rollscope.sim.body;

import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Instrument;
import org.rollscope.sim.scenario.Scenario;

/**
 * A session's movement as exact functions of time, s since the device was switched on. Between
 * calls time should mostly advance; any order gives the same values. Not thread-safe.
 */
public final class Motion {
  private static final double TREMOR_LOW = 8;
  private static final double TREMOR_HIGH = 12;
  private static final double LARGEST_TREMOR = 0.00006;
  private static final double RESIDUAL = 0.2;

  final PathTrack path = new PathTrack();
  final SmoothTrack level = new SmoothTrack(0);

  /** 0 while nobody touches the tool, 1 while somebody has it in hand. */
  final SmoothTrack handling = new SmoothTrack(0);

  final Air air;
  final Marks marks = new Marks();
  double offset;
  double duration;

  private final Instrument instrument;
  private final Scenario.Human human;
  private final Sway pressureTremor;
  private final Sway wander;
  private final Sway grip;
  private final Sway tremorX;
  private final Sway tremorY;
  private final Sway spin;
  private final Sway tilt;
  private final Sway heading;

  private Motion(Scenario scenario, RandomGenerator random) {
    instrument = scenario.instrument();
    human = scenario.human();
    boolean cylinder = instrument.kind().isCylinder();
    pressureTremor = new Sway(random, human.tremor(), TREMOR_LOW, TREMOR_HIGH);
    wander = new Sway(random, human.wander(), 0.05, 0.3);
    grip = new Sway(random, 1, 0.3, 2);
    double tremor = human.tremor() > 0 ? LARGEST_TREMOR : 0;
    tremorX = new Sway(random, tremor, TREMOR_LOW, TREMOR_HIGH);
    tremorY = new Sway(random, cylinder ? 0 : tremor, TREMOR_LOW, TREMOR_HIGH);
    spin = new Sway(random, 0.2 * human.variation(), 0.05, 0.3);
    tilt = new Sway(random, 0.03 * human.variation(), 0.1, 0.4);
    heading = new Sway(random, 0.03 * human.variation(), 0.05, 0.3);
    air = new Air(random, cylinder);
  }

  /**
   * Plays a scenario.
   *
   * @throws org.rollscope.sim.scenario.ScenarioException when its steps do not fit together
   */
  public static Motion of(Scenario scenario, RandomGenerator random) {
    Motion motion = new Motion(scenario, random);
    new Choreographer(scenario, random, motion).play();
    return motion;
  }

  public Instrument instrument() {
    return instrument;
  }

  /** When the script is over and the tool lies still again, s. */
  public double duration() {
    return duration;
  }

  /** Script time is device-on time plus this, s. */
  public double offset() {
    return offset;
  }

  /** The marks, in script time. */
  public Marks marks() {
    return marks;
  }

  /** The true pressure on the skin, kPa. */
  public double pressure(double time) {
    double at = time + offset;
    double pressed = level.value(at);
    double hand = handling.value(at);
    double restless = hand * (pressureTremor.value(at) + wander.value(at));
    double off = 1 - MinimumJerk.place(pressed / 3);
    return pressed * (1 + restless) + RESIDUAL * hand * off * (1 + grip.value(at)) / 2;
  }

  /** The scripted way over the skin, without tremor. */
  public void skin(double time, PathPoint out) {
    path.at(time + offset, out);
  }

  /** The movement of the tool's centre over the skin, tremor included. */
  void surface(double time, PathPoint out) {
    double at = time + offset;
    path.at(at, out);
    out.x += held(tremorX, at);
    out.speedX += swayRate(tremorX, at);
    out.accelerationX += swayAcceleration(tremorX, at);
    out.y += held(tremorY, at);
    out.speedY += swayRate(tremorY, at);
    out.accelerationY += swayAcceleration(tremorY, at);
  }

  /** The same, of which the speed alone is right. */
  void speed(double time, PathPoint out) {
    double at = time + offset;
    path.at(at, out);
    out.speedX += swayRate(tremorX, at);
    out.speedY += swayRate(tremorY, at);
  }

  /** Acceleration of the hand off the skin along an earth axis, m/s². */
  double handAcceleration(int axis, double time) {
    return air.way[axis].acceleration(time + offset);
  }

  /** Rate of one of {@link Air#turn}, rad/s. */
  double airRate(int track, double time) {
    return air.turn[track].rate(time + offset);
  }

  /** Spin of a ball about the skin's normal, rad/s. */
  double spin(double time) {
    return held(spin, time + offset);
  }

  double tilt(double time) {
    double at = time + offset;
    return air.turn[1].value(at) + held(tilt, at);
  }

  double tiltRate(double time) {
    double at = time + offset;
    return air.turn[1].rate(at) + swayRate(tilt, at);
  }

  double heading(double time) {
    double at = time + offset;
    return air.turn[2].value(at) + held(heading, at);
  }

  double headingRate(double time) {
    double at = time + offset;
    return air.turn[2].rate(at) + swayRate(heading, at);
  }

  private double held(Sway sway, double at) {
    return handling.value(at) * sway.value(at);
  }

  private double swayRate(Sway sway, double at) {
    return handling.value(at) * sway.rate(at) + handling.rate(at) * sway.value(at);
  }

  private double swayAcceleration(Sway sway, double at) {
    return handling.value(at) * sway.acceleration(at)
        + 2 * handling.rate(at) * sway.rate(at)
        + handling.acceleration(at) * sway.value(at);
  }

  /** Share of the movement that rolls instead of sliding. */
  double grip() {
    return 1 - human.slip();
  }
}
