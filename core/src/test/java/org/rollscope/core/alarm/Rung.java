package org.rollscope.core.alarm;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.alarm.Alarm.Transition;

/** Notes what alarms told. */
final class Rung implements AlarmListener {
  final List<Double> times = new ArrayList<>();
  final List<Alarm> alarms = new ArrayList<>();
  final List<Transition> transitions = new ArrayList<>();

  @Override
  public void changed(double time, Alarm alarm, Transition transition) {
    times.add(time);
    alarms.add(alarm);
    transitions.add(transition);
  }

  Alarm last() {
    return alarms.getLast();
  }
}
