package org.rollscope.core.motion;

import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;

/**
 * Orientation and rolling odometry of one tool, sample by sample.
 *
 * <p>A body that rolls without slipping moves over the skin by its radius per radian: r · ω × n,
 * with the angular rate in the levelled earth frame and n the skin's outward normal. The rotation
 * is taken from the orientation, that is the integrated gyro and the inclination that gravity
 * corrects: about horizontal axes, and those are the ones a tool rolls about, gravity leaves no
 * room for the gyro's bias to add up. Known systematic errors: the limb itself turns, a curved limb
 * (about radius over limb radius), soft tissue that changes the effective radius.
 *
 * <p>Not thread-safe; allocates nothing after construction.
 */
public final class Motion {
  /**
   * Samples further apart than this many nominal intervals are joined by the mean of their rates.
   */
  private static final double UNEVEN = 1.5;

  /** Inclination corrections count as travel once the filter knows where down is, s. */
  private static final double LEVELLING = 0.5;

  private final Vqf vqf;
  private final GrossBias grossBias = new GrossBias();
  private final double samplePeriod;
  private final double longestBridge;
  private final double reach;
  private final boolean cylinder;
  private final Vector axis;
  private double offsetX;
  private double offsetY;
  private double offsetZ;
  private double lastTime = Double.NaN;
  private double lastX = Double.NaN;
  private double lastY;
  private double lastZ;
  private double levelled;
  private double dx;
  private double dy;
  private double rateNorm;
  private double elapsed;

  /**
   * @param instrument the tool's geometry
   * @param samplePeriod nominal time between samples, s
   * @param longestBridge longest time between samples that is bridged, s
   * @param gyroBias offset known from a calibration, rad/s; zero to find it in the data
   */
  public Motion(Instrument instrument, double samplePeriod, double longestBridge, Vector gyroBias) {
    this.samplePeriod = samplePeriod;
    this.longestBridge = longestBridge;
    vqf = new Vqf(samplePeriod);
    reach = instrument.surface() == Surface.BELOW ? instrument.radius() : -instrument.radius();
    cylinder = instrument.kind().isCylinder();
    axis = instrument.axis();
    offsetX = gyroBias.x();
    offsetY = gyroBias.y();
    offsetZ = gyroBias.z();
    if (gyroBias.norm() > 0) {
      grossBias.settle();
    }
  }

  /** An open gap: nothing is known of the motion in it, so none is assumed. */
  private void gap() {
    lastX = Double.NaN;
    levelled = 0;
    vqf.restartFilters();
    grossBias.restart();
  }

  /**
   * Takes one sample. Without specific force (NaN) the inclination is left as it is; without
   * angular rate (NaN) there is no travel until the next sample that has it.
   *
   * @param time device time, s
   * @param wx angular rate, rad/s
   * @param fx specific force, m/s²
   */
  public void sample(
      double time, double wx, double wy, double wz, double fx, double fy, double fz) {
    dx = 0;
    dy = 0;
    elapsed = 0;
    if (!Double.isFinite(wx + wy + wz)) {
      return;
    }
    double dt = time - lastTime;
    lastTime = time;
    elapsed = dt;
    if (dt > longestBridge) {
      gap();
    }
    boolean first = Double.isNaN(lastX);
    double step = first ? samplePeriod : dt;
    boolean force = Double.isFinite(fx + fy + fz);
    if (force && grossBias.sample(step, wx, wy, wz, fx, fy, fz)) {
      removeGrossBias();
    }
    double ux = wx - offsetX;
    double uy = wy - offsetY;
    double uz = wz - offsetZ;
    double rx = ux;
    double ry = uy;
    double rz = uz;
    if (!first && dt > UNEVEN * samplePeriod) {
      rx = (ux + lastX) / 2;
      ry = (uy + lastY) / 2;
      rz = (uz + lastZ) / 2;
    }
    lastX = ux;
    lastY = uy;
    lastZ = uz;
    vqf.rate(rx, ry, rz, step);
    BiasFilter bias = vqf.bias();
    travel(rx - bias.x(), ry - bias.y(), rz - bias.z(), first ? 0 : dt);
    if (force) {
      vqf.force(fx, fy, fz);
      addCorrection(first, step);
      if (bias.atClip()) {
        followClip(bias);
      }
    }
  }

  private void removeGrossBias() {
    offsetX = grossBias.x();
    offsetY = grossBias.y();
    offsetZ = grossBias.z();
    vqf.restartFilters();
    vqf.bias().reset();
    levelled = 0;
  }

  /** The estimate stands at its clip: what it shows so far is taken off before the filter. */
  private void followClip(BiasFilter bias) {
    offsetX += bias.x();
    offsetY += bias.y();
    offsetZ += bias.z();
    lastX -= bias.x();
    lastY -= bias.y();
    lastZ -= bias.z();
    vqf.absorbBias();
  }

  private void travel(double wx, double wy, double wz, double dt) {
    rateNorm = Math.sqrt(wx * wx + wy * wy + wz * wz);
    if (cylinder) {
      dx = reach * dt * (wx * axis.x() + wy * axis.y() + wz * axis.z());
      dy = 0;
    } else {
      dx = reach * dt * earthY(wx, wy, wz);
      dy = -reach * dt * earthX(wx, wy, wz);
    }
  }

  private void addCorrection(boolean first, double step) {
    if (first) {
      return;
    }
    levelled += step;
    if (levelled < LEVELLING) {
      return;
    }
    double cx = vqf.correctionX();
    double cy = vqf.correctionY();
    if (cylinder) {
      double ax = axis.x();
      double ay = axis.y();
      double az = axis.z();
      dx += reach * (cx * earthX(ax, ay, az) + cy * earthY(ax, ay, az));
    } else {
      dx += reach * cy;
      dy -= reach * cx;
    }
  }

  private double earthX(double x, double y, double z) {
    double w = vqf.qw();
    double a = vqf.qx();
    double b = vqf.qy();
    double c = vqf.qz();
    return (1 - 2 * (b * b + c * c)) * x + 2 * (a * b - w * c) * y + 2 * (a * c + w * b) * z;
  }

  private double earthY(double x, double y, double z) {
    double w = vqf.qw();
    double a = vqf.qx();
    double b = vqf.qy();
    double c = vqf.qz();
    return 2 * (a * b + w * c) * x + (1 - 2 * (a * a + c * c)) * y + 2 * (b * c - w * a) * z;
  }

  /** Travel of the last sample along x (a cylinder's only one), m. */
  public double dx() {
    return dx;
  }

  /** Travel of the last sample along y, m. */
  public double dy() {
    return dy;
  }

  /**
   * Time from the sample with an angular rate before the last one to that, s; 0 where the last one
   * had none, NaN where it was the first.
   */
  public double elapsed() {
    return elapsed;
  }

  /** Size of the last sample's angular rate without bias, rad/s. */
  public double rateNorm() {
    return rateNorm;
  }

  /** Whether the tool lies still. */
  public boolean atRest() {
    return vqf.rest();
  }

  /** Orientation, body to earth. */
  public double qw() {
    return vqf.qw();
  }

  public double qx() {
    return vqf.qx();
  }

  public double qy() {
    return vqf.qy();
  }

  public double qz() {
    return vqf.qz();
  }

  /** The gyro's offset as it is known now, rad/s. */
  public Vector gyroBias() {
    BiasFilter bias = vqf.bias();
    return new Vector(offsetX + bias.x(), offsetY + bias.y(), offsetZ + bias.z());
  }
}
