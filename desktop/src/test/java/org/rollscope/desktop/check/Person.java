package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.Vector;

/** Does with a tool what the check asks for. */
final class Person implements Guide {
  private static final Vector[] AXES = {
    new Vector(1, 0, 0), new Vector(0, 1, 0), new Vector(0, 0, 1)
  };

  final List<String> told = new ArrayList<>();
  private final Body body;
  private final VirtualLine line;
  private int turns;

  /** Somebody who does nothing when asked for what needs hands. */
  static Guide idle() {
    return new Person(new Body(), new VirtualLine(Devices::still));
  }

  Person(Body body, VirtualLine line) {
    this.body = body;
    this.line = line;
  }

  @Override
  public void instruct(String what) {
    told.add(what);
    if (what.startsWith("Turn") || what.contains("about another axis")) {
      body.turn(nextAxis(), Math.toRadians(85), 2);
    } else if (what.startsWith("Press")) {
      body.press(60, 2.5);
    } else if (what.startsWith("Put")) {
      body.load(5 * 9.80665 / 400e-6 / 1000);
    } else if (what.startsWith("Take")) {
      body.unload();
    } else if (what.startsWith("Roll")) {
      body.turn(Vector.X, 2.5 * Math.PI, 3);
    } else if (what.startsWith("Switch")) {
      line.unplug();
    }
  }

  /** One that lies, so that another side comes up; a hand never turns about one axis alone. */
  private Vector nextAxis() {
    Vector axis = AXES[turns++ % AXES.length];
    while (Math.abs(Geometry.dot(axis, body.up())) > 0.7) {
      axis = AXES[turns++ % AXES.length];
    }
    Vector skew = Geometry.sum(axis, new Vector(0.1, -0.08, 0.06));
    return skew.scaled(1 / skew.norm());
  }

  @Override
  public void left(double seconds) {
    // A person who is scripted needs no hurry.
  }

  @Override
  public void done() {
    // What was asked for is not asked for any more.
  }
}
