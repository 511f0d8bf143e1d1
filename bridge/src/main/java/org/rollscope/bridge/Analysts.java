package org.rollscope.bridge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.EventListener;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.spot.Zone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who a device is and sets its analysis up, with its calibration. */
final class Analysts {
  private static final Logger LOG = LoggerFactory.getLogger(Analysts.class);

  private final Surroundings surroundings;
  private DeviceConfig config;
  private final DeviceWorker worker;
  private Calibration calibration = Calibration.NONE;
  private String calibrated = "";
  private String givenBoot = "";
  private long lastSeen;
  private String problem = "";

  Analysts(Surroundings surroundings, DeviceConfig config, DeviceWorker worker) {
    this.surroundings = surroundings;
    this.config = config;
    this.worker = worker;
  }

  /**
   * What a device told, with what is known better: its identifier unlike every other's, its
   * calibrated radius, and a name for its boot where it has none.
   */
  DeviceInfo identify(DeviceInfo told, @Nullable DeviceInfo before, DeviceState state) {
    DeviceInfo info = config.correct(told);
    String id = surroundings.ids().claim(info.id(), worker);
    problem = id.equals(info.id()) ? "" : doubled(info.id(), id);
    state.rename(id);
    info = info.withId(id);
    calibrate(id);
    if (Double.isNaN(config.tool().radius()) && !Double.isNaN(calibration.radius())) {
      info = info.withInstrument(info.instrument().withRadius(calibration.radius()));
    }
    return info.boot().isEmpty() ? info.withBoot(boot(before)) : info;
  }

  /** The device is called otherwise from now on. */
  void rename(DeviceConfig next) {
    config = next;
  }

  private String doubled(String wanted, String given) {
    return "two devices call themselves "
        + wanted
        + "; the other one is on "
        + surroundings.ids().linkOf(wanted)
        + ". This one is published as "
        + given
        + "; give one of them an id of its own in rollscope.yaml";
  }

  /** A device that cannot tell its boots apart gets a name for each stay of its own. */
  private String boot(@Nullable DeviceInfo before) {
    long now = surroundings.nanoTime().getAsLong();
    long idle = (long) (surroundings.config().idleSeconds() * 1e9);
    if (givenBoot.isEmpty() || (before == null && now - lastSeen > idle)) {
      givenBoot = "c" + Long.toHexString(surroundings.wall().instant().getEpochSecond());
    }
    lastSeen = now;
    return givenBoot;
  }

  private void calibrate(String id) {
    if (id.equals(calibrated)) {
      return;
    }
    calibrated = id;
    try {
      calibration =
          config.calibration() == null
              ? surroundings.calibrations().load(id)
              : CalibrationStore.loadFile(config.calibration());
    } catch (ConfigException e) {
      LOG.error("Device {} is used uncalibrated: {}", id, e.getMessage());
      calibration = Calibration.NONE;
    }
  }

  /** What is wrong with the identity; empty for nothing. */
  String problem() {
    return problem;
  }

  SessionAnalyzer analyzer(DeviceInfo info, Zone zone, Limits limits, EventListener listener) {
    AnalyzerConfig analysis =
        new AnalyzerConfig(
            zone,
            limits,
            calibration.gyroBias(),
            calibration.tare(),
            calibration.pressureScale(),
            surroundings.config().idleSeconds(),
            surroundings.config().alarms());
    return new SessionAnalyzer(analysis, info, listener);
  }

  /** Stores new zeros. */
  void store(List<Double> zeros) throws ConfigException {
    calibration = calibration.withTare(zeros);
    if (config.calibration() == null) {
      surroundings.calibrations().save(calibrated, calibration);
    } else {
      CalibrationStore.saveFile(config.calibration(), calibration);
    }
  }
}
