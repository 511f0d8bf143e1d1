package org.rollscope.core.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.spot.Zone;

/** The whole analysis of one device's stream. */
public final class SessionAnalyzer {
  /** Starts an analysis at the device's first sample. */
  public SessionAnalyzer(AnalyzerConfig config, DeviceInfo device, EventListener events) {}

  /** Asks for the track, sample by sample. */
  public void track(TrackListener listener) {}

  /** The device told of itself again; a new boot or another geometry starts a new segment. */
  public void device(DeviceInfo info) {}

  public void accept(SampleBlock block) {}

  public void status(DeviceStatus status) {}

  /** Tells how many packets or lines were malformed so far on this link. */
  public void malformed(long count) {}

  /** The link to the device was lost, or is back. */
  public void link(boolean connected) {}

  /** Takes the pressure of now as zero, once the tool is off the skin. */
  public void tare() {}

  public void zone(Zone zone) {}

  /** The limits for the zones, from now on. */
  public void limits(Limits limits) {}

  /** Returns whether there was such an alarm. */
  public boolean acknowledge(AlarmKind kind) {
    return false;
  }

  /** Suppresses alarms of a kind for a time, s; they are still recorded. */
  public boolean shelve(AlarmKind kind, double seconds) {
    return false;
  }

  /** The user's stop: ends the session if there is one. */
  public void stop() {}

  /** The device or the log has ended. */
  public void finish() {}

  /** The state now. */
  public LiveState snapshot() {
    return new LiveState(
        0, "", false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "", List.of());
  }

  /** The summary of the current session so far, or of the last one; null before any. */
  public @Nullable Summary summary() {
    return null;
  }
}
