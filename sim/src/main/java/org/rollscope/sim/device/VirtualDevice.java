package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.FrameEncoder;
import org.rollscope.sim.body.Motion;
import org.rollscope.sim.scenario.Faults;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;

/**
 * A massage tool with its sensors, playing a scenario. The same scenario, seed and grade give the
 * same samples, byte for byte; the movement depends on scenario and seed alone.
 *
 * <p>Samples come in blocks of one frame each. What the link loses is left out, and counted.
 */
public final class VirtualDevice {
  /** Frames a second that keep the delay short and the line half empty. */
  private static final double FRAMES_PER_SECOND = 25;

  static final int MOST_SAMPLES_A_FRAME = 14;
  private static final double TICK = 1e-5;
  private static final double HOURS_OF_BATTERY = 8;

  /** What becomes of a frame on its way. */
  enum Fate {
    ARRIVES,
    DROPPED,
    DAMAGED,
    LOST
  }

  private final Scenario scenario;
  private final long seed;
  private final SensorGrade grade;
  private final Motion motion;
  private final Sensors sensors;
  private final DeviceClock clock;
  private final RandomGenerator jitter;
  private final RandomGenerator luck;
  private final String boot;
  private String serial;
  private final List<Truth.Window> gaps = new ArrayList<>();
  private volatile long intervalTicks; // read by a host's request for INFO, too
  private long nextTick;
  private double lastTrueTime;
  private boolean goesOn;
  private boolean tared;
  private long framesDropped;
  private Fate fate = Fate.ARRIVES;
  private int mostSamples = MOST_SAMPLES_A_FRAME;

  /** A device with sensors of the scenario's own grade. */
  public VirtualDevice(Scenario scenario, long seed) {
    this(scenario, seed, scenario.grade());
  }

  /**
   * A device about to be switched on.
   *
   * @throws org.rollscope.sim.scenario.ScenarioException when the script does not hold together
   */
  public VirtualDevice(Scenario scenario, long seed, SensorGrade grade) {
    this.scenario = scenario;
    this.seed = seed;
    this.grade = grade;
    SplittableRandom random = new SplittableRandom(seed);
    motion = Motion.of(scenario, random.split());
    SplittableRandom machine = random.split();
    sensors = new Sensors(scenario, grade, motion, machine.split());
    jitter = machine.split();
    luck = machine.split();
    double start = Math.rint(machine.nextDouble(0.5, 5) / TICK) * TICK;
    clock = new DeviceClock(start, machine.nextDouble(-1, 1) * grade.clockPpm());
    boot = String.format(Locale.ROOT, "%08x", machine.nextInt());
    serial =
        String.format(
            Locale.ROOT,
            "SIM-%s-%d",
            scenario.instrument().kind().label().toUpperCase(Locale.ROOT),
            seed);
    tared = scenario.startsMoving();
    rate(scenario.rate());
    nextTick = Math.round(start / TICK) + intervalTicks;
  }

  /** Gives it another serial number: what has the same one is the same tool, switched on anew. */
  public VirtualDevice withSerial(String own) {
    serial = own;
    return this;
  }

  /** What the device says about itself. */
  public DeviceInfo info() {
    return new DeviceInfo(
        DeviceInfo.idFrom(serial),
        "Simulated " + scenario.instrument().kind().label().replace('-', ' '),
        serial,
        "sim-1",
        scenario.instrument(),
        sampleRate(),
        Sensors.GYRO_RANGE,
        Sensors.ACCEL_RANGE,
        boot,
        null);
  }

  /** Its state now. */
  public DeviceStatus status() {
    double drained = 100 * lastTrueTime / (HOURS_OF_BATTERY * 3600);
    return new DeviceStatus(
        Math.max(0, Math.rint(scenario.faults().battery() - drained)),
        scenario.thermal().isMeasured() ? scenario.thermal().at(lastTrueTime) : Double.NaN,
        false,
        false,
        false,
        tared,
        framesDropped);
  }

  /**
   * Plays the next frame that arrives.
   *
   * @param block emptied and filled
   * @return false when the scenario is over
   */
  public boolean next(SampleBlock block) {
    while (produce(block)) {
      if (fate == Fate.ARRIVES) {
        return true;
      }
    }
    return false;
  }

  /** Plays the next frame, whatever becomes of it; see {@link #fate()}. */
  boolean produce(SampleBlock block) {
    if (!goesOn && isOver()) {
      return false;
    }
    block.begin(sensors.channels());
    int count = samplesPerFrame();
    double first = nextTick * TICK;
    for (int i = 0; i < count; i++) {
      double deviceTime = nextTick * TICK;
      double wobble = Math.clamp(jitter.nextGaussian(), -3, 3) * grade.jitter();
      double at = Math.max(clock.trueTime(deviceTime) + wobble, lastTrueTime + TICK);
      int row = block.append(deviceTime);
      sensors.measure(at, block, row);
      if (luck.nextDouble() < scenario.faults().missing()) {
        block.pressure(row, 0, Double.NaN);
      }
      lastTrueTime = at;
      nextTick += intervalTicks;
    }
    decide(first);
    return true;
  }

  private void decide(double first) {
    Faults faults = scenario.faults();
    double dice = luck.nextDouble();
    fate = Fate.ARRIVES;
    for (Faults.Outage outage : faults.outages()) {
      if (lastTrueTime >= outage.at() && lastTrueTime < outage.at() + outage.time()) {
        fate = Fate.LOST;
      }
    }
    if (fate == Fate.ARRIVES && dice < faults.drop()) {
      fate = Fate.DROPPED;
      framesDropped++;
    } else if (fate == Fate.ARRIVES && dice < faults.drop() + faults.damage()) {
      fate = Fate.DAMAGED;
    }
    if (fate != Fate.ARRIVES) {
      double last = (nextTick - intervalTicks) * TICK;
      gaps.add(
          new Truth.Window(
              first - interval(), last + interval(), fate.name().toLowerCase(Locale.ROOT)));
    }
  }

  Fate fate() {
    return fate;
  }

  /** The random source of what the link does to bytes. */
  RandomGenerator luck() {
    return luck;
  }

  Scenario scenario() {
    return scenario;
  }

  /** Counts a frame that the line had no room for. */
  void dropped(double first, double last) {
    framesDropped++;
    gaps.add(new Truth.Window(first - interval(), last + interval(), "line full"));
  }

  /** Takes the pressure of now as zero. */
  public void tare() {
    tared = true;
    sensors.tare();
  }

  /** Samples at another rate from now on, Hz, as near as the clock allows. */
  public void rate(double hertz) {
    intervalTicks = Math.round(1 / (hertz * TICK));
  }

  double sampleRate() {
    return 1 / interval();
  }

  double interval() {
    return intervalTicks * TICK;
  }

  long intervalTicks() {
    return intervalTicks;
  }

  int samplesPerFrame() {
    int wanted = (int) Math.round(sampleRate() / FRAMES_PER_SECOND);
    return Math.clamp(wanted, 1, mostSamples);
  }

  /** Frames are to be no longer than so many bytes; one sample goes out in any case. */
  void frameLimit(int bytes) {
    int pads = scenario.instrument().pads();
    int fitting = FrameEncoder.samplesPerFrame(pads, sensors.channels(), bytes);
    mostSamples = Math.clamp(fitting, 1, MOST_SAMPLES_A_FRAME);
  }

  /** A block that fits its frames. */
  public SampleBlock newBlock() {
    return new SampleBlock(MOST_SAMPLES_A_FRAME, scenario.instrument().pads());
  }

  /** Goes on lying still after the scenario instead of ending. */
  public void goOn(boolean on) {
    goesOn = on;
  }

  /** Whether the script has been played to its end. */
  public boolean isOver() {
    return lastTrueTime >= motion.duration();
  }

  /** Length of the scenario, s. */
  public double duration() {
    return motion.duration();
  }

  /** Time played so far, s. */
  public double played() {
    return lastTrueTime;
  }

  /** When a device time really was, s since the device was switched on. */
  public double trueTime(double deviceTime) {
    return clock.trueTime(deviceTime);
  }

  /** What really happens in the scenario, with the gaps made so far. */
  public Truth truth() {
    return new TruthBuilder(scenario, motion, clock).build(seed, grade).withGaps(gaps);
  }
}
