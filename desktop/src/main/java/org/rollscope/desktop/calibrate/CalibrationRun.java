package org.rollscope.desktop.calibrate;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DeviceListener;

/**
 * One measurement from a stream: starts the procedure when the device has told what it is, ends it
 * when it is done or its patience is over, and keeps the result. Used once, by one thread.
 */
public final class CalibrationRun implements DeviceListener {
  private final Procedure.Start start;
  private final CalibrationStore store;
  private final double patience;
  private final @Nullable String id;
  private @Nullable DeviceInfo device;
  private @Nullable Procedure procedure;
  private @Nullable IOException failure;
  private double firstTime = Double.NaN;
  private double lastTime = Double.NaN;

  /**
   * @param patience device time after which the measurement is given up, s
   * @param id the device's identifier in the store; null for its own
   */
  public CalibrationRun(
      Procedure.Start start, CalibrationStore store, double patience, @Nullable String id) {
    this.start = start;
    this.store = store;
    this.patience = patience;
    this.id = id;
  }

  @Override
  public void info(DeviceInfo info) {
    if (device != null) {
      return;
    }
    DeviceInfo named = id == null ? info : info.withId(id);
    device = named;
    try {
      Calibration before = store.load(named.id());
      procedure = start.of(named, before);
    } catch (ConfigException e) {
      failure = new IOException(e.getMessage(), e);
    } catch (CalibrationException e) {
      failure = e;
    }
  }

  @Override
  public void samples(SampleBlock block) {
    if (procedure == null || isOver() || block.size() == 0) {
      return;
    }
    if (Double.isNaN(firstTime)) {
      firstTime = block.time(0);
    }
    lastTime = block.time(block.size() - 1);
    procedure.accept(block);
  }

  /** Whether there is nothing to wait for any more. */
  public boolean isOver() {
    return failure != null
        || (procedure != null && procedure.isDone())
        || lastTime - firstTime >= patience;
  }

  /** What the person is to do now. */
  public String instruction() {
    return procedure == null ? "Waiting for the tool to tell what it is." : procedure.instruction();
  }

  /** How much of what is asked for now has been seen, 0 to 1. */
  public double share() {
    return procedure == null ? 0 : procedure.share();
  }

  /** The device; null before it has told what it is. */
  public @Nullable DeviceInfo device() {
    return device;
  }

  /**
   * Keeps what was measured.
   *
   * @throws IOException when it cannot be trusted or kept, saying why; nothing is changed then
   */
  public Outcome keep() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (device == null || procedure == null) {
      throw new CalibrationException("the tool did not tell what it is");
    }
    if (Double.isNaN(firstTime)) {
      throw new CalibrationException(device.name() + " sent no samples");
    }
    Outcome outcome = procedure.outcome();
    try {
      store.save(device.id(), outcome.calibration());
    } catch (ConfigException e) {
      throw new IOException(e.getMessage(), e);
    }
    return outcome;
  }
}
