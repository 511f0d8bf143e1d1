package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rollscope.core.sample.Vector;

/**
 * One of the 48 ways in which the axes of a gyro may be mixed up: which of the sent components, and
 * with which sign, is the rate about x, y and z of the accelerometer.
 */
final class AxisMix {
  /** All ways, the right one first and the intricate ones last. */
  static final List<AxisMix> ALL = all();

  private static final String[] NAMES = {"x", "y", "z"};

  private final int[] axis;
  private final int[] sign;

  private AxisMix(int[] axis, int[] sign) {
    this.axis = axis;
    this.sign = sign;
  }

  private static List<AxisMix> all() {
    List<AxisMix> all = new ArrayList<>();
    for (int x = 0; x < 3; x++) {
      for (int y = 0; y < 3; y++) {
        for (int signs = 0; signs < 8 && x != y; signs++) {
          int[] sign = {1 - 2 * (signs & 1), 1 - (signs & 2), 1 - (signs & 4) / 2};
          all.add(new AxisMix(new int[] {x, y, 3 - x - y}, sign));
        }
      }
    }
    all.sort(Comparator.comparingInt(AxisMix::intricacy));
    return List.copyOf(all);
  }

  /** How many components have to be changed, of the sensor of which that is less. */
  private int intricacy() {
    int own = changed();
    return isMirrored() ? own : Math.min(own, forAccelerometer().changed());
  }

  private int changed() {
    return (int) IntStream.range(0, 3).filter(i -> axis[i] != i || sign[i] < 0).count();
  }

  boolean isRight() {
    return changed() == 0;
  }

  /** Whether it turns a right-handed frame into a left-handed one. */
  private boolean isMirrored() {
    int fixed = (int) IntStream.range(0, 3).filter(i -> axis[i] == i).count();
    boolean odd = fixed == 1; // a swap of two; a rotation of all three leaves none in its place
    int product = sign[0] * sign[1] * sign[2];
    return odd ? product > 0 : product < 0;
  }

  /** The components as they should have been sent. */
  Vector of(Vector sent) {
    double[] parts = {sent.x(), sent.y(), sent.z()};
    return new Vector(sign[0] * parts[axis[0]], sign[1] * parts[axis[1]], sign[2] * parts[axis[2]]);
  }

  /**
   * What puts the specific force right instead, where the gyro is: the way back, and since nobody
   * can tell a force from its opposite by turning, mirrored where that changes less.
   */
  private AxisMix forAccelerometer() {
    int[] back = new int[3];
    int[] signs = new int[3];
    for (int i = 0; i < 3; i++) {
      back[axis[i]] = i;
      signs[axis[i]] = sign[i];
    }
    AxisMix same = new AxisMix(back, signs);
    AxisMix opposite = new AxisMix(back, IntStream.of(signs).map(one -> -one).toArray());
    return opposite.changed() < same.changed() ? opposite : same;
  }

  /** What is mixed up, and how to send it. */
  String problem() {
    String remedy = "send the rate as " + words();
    return isMirrored()
        ? gyro() + ": " + remedy
        : gyro()
            + ", or the accelerometer is not in the gyro's frame: "
            + remedy
            + ", or the specific force as "
            + forAccelerometer().words();
  }

  private String gyro() {
    List<String> moved = names(i -> axis[i] != i);
    List<String> flipped = names(i -> sign[i] < 0);
    if (moved.isEmpty()) {
      return flipped.size() == 3
          ? "all signs of the gyro are wrong (it turns by the right-hand rule)"
          : "the gyro's %s the wrong sign"
              .formatted(String.join(" and ", flipped) + (flipped.size() == 1 ? " has" : " have"));
    }
    return moved.size() == 2 && flipped.isEmpty()
        ? "the gyro's %s are swapped".formatted(String.join(" and ", moved))
        : "the gyro's axes are not those of the accelerometer";
  }

  private static List<String> names(IntPredicate which) {
    return IntStream.range(0, 3).filter(which).mapToObj(i -> NAMES[i]).toList();
  }

  /** The components as a firmware should send them, such as {@code (y, x, −z)}. */
  private String words() {
    return IntStream.range(0, 3)
        .mapToObj(i -> (sign[i] < 0 ? "−" : "") + NAMES[axis[i]])
        .toList()
        .toString()
        .replace('[', '(')
        .replace(']', ')');
  }
}
