package org.rollscope.core.alarm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The alarms of one device: one of each kind at a time, with acknowledging and shelving. A shelved
 * alarm is recorded and told like any other, with the time until which nobody wants to be
 * disturbed. Not thread-safe; allocates only at transitions.
 */
public final class AlarmBoard {
  private final AlarmListener listener;
  private final Map<AlarmKind, AlarmState> states = new EnumMap<>(AlarmKind.class);
  private final List<Alarm> history = new ArrayList<>();
  private int raised;
  private double nextUnshelving = Double.POSITIVE_INFINITY;

  public AlarmBoard(AlarmListener listener) {
    this.listener = listener;
    for (AlarmKind kind : AlarmKind.values()) {
      states.put(kind, new AlarmState(kind));
    }
  }

  AlarmState state(AlarmKind kind) {
    return Objects.requireNonNull(states.get(kind));
  }

  void raise(
      double time,
      AlarmKind kind,
      AlarmLevel level,
      String zone,
      double onset,
      double limit,
      String limitSource,
      double peak) {
    AlarmState state = state(kind);
    state.raise(++raised, level, zone, onset, time);
    state.limit(limit, limitSource);
    state.measure(peak, 0);
    listener.changed(time, state.toAlarm(), Alarm.Transition.RAISED);
  }

  void escalate(double time, AlarmKind kind, AlarmLevel level) {
    AlarmState state = state(kind);
    state.escalate(level);
    listener.changed(time, state.toAlarm(), Alarm.Transition.ESCALATED);
  }

  void clear(double time, AlarmKind kind, double cleared) {
    AlarmState state = state(kind);
    if (state.isActive()) {
      state.clear(cleared);
      Alarm alarm = state.toAlarm();
      history.add(alarm);
      listener.changed(time, alarm, Alarm.Transition.CLEARED);
    }
  }

  /** Marks an active alarm as seen; returns whether there is one. */
  public boolean acknowledge(double time, AlarmKind kind) {
    AlarmState state = state(kind);
    if (!state.isActive()) {
      return false;
    }
    state.acknowledge();
    listener.changed(time, state.toAlarm(), Alarm.Transition.ACKNOWLEDGED);
    return true;
  }

  /** Suppresses a kind of alarm until a device time, s. */
  public void shelve(double time, AlarmKind kind, double until) {
    AlarmState state = state(kind);
    state.shelve(until);
    nextUnshelving = Math.min(nextUnshelving, until);
    if (state.isActive()) {
      listener.changed(time, state.toAlarm(), Alarm.Transition.SHELVED);
    }
  }

  /** Lets time pass: shelving ends by itself. */
  public void advance(double time) {
    if (time < nextUnshelving) {
      return;
    }
    nextUnshelving = Double.POSITIVE_INFINITY;
    for (AlarmState state : states.values()) {
      if (state.isShelved() && time >= state.shelvedUntil()) {
        state.shelve(Double.NaN);
        if (state.isActive()) {
          listener.changed(time, state.toAlarm(), Alarm.Transition.UNSHELVED);
        }
      } else if (state.isShelved()) {
        nextUnshelving = Math.min(nextUnshelving, state.shelvedUntil());
      }
    }
  }

  /** The active alarms. */
  public List<Alarm> active() {
    List<Alarm> active = new ArrayList<>();
    for (AlarmState state : states.values()) {
      if (state.isActive()) {
        active.add(state.toAlarm());
      }
    }
    return active;
  }

  /** The alarms since the last call of {@link #forget}, in the order of their raising. */
  public List<Alarm> all() {
    List<Alarm> all = new ArrayList<>(history);
    all.addAll(active());
    all.sort((a, b) -> Integer.compare(a.id(), b.id()));
    return List.copyOf(all);
  }

  /** Forgets the alarms that are over: a session begins. */
  public void forget() {
    history.clear();
    if (active().isEmpty()) {
      raised = 0;
    }
  }
}
