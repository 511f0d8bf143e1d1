package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A tool that is used again and again: it plays a scenario, lies still for a while, and is then
 * switched off and on for the next one, with its clock and its boot new. It never ends.
 */
public final class Rounds {
  /** Hears how the rounds go on, on the thread that plays. */
  public interface Listener {
    /** The tool was switched off and on. */
    void begun();

    /** It has been on for long enough to be told something; nothing has touched it yet. */
    void ready();

    /** The scenario is over, and the tool lies still. */
    void over();
  }

  /** The analysis has begun by then, s of the tool's time. */
  private static final double READY = 1.5;

  private final IntFunction<VirtualDevice> devices;
  private final double stillness;
  private final Listener listener;
  private volatile VirtualDevice now;
  private int round;

  /**
   * Prepares the first round.
   *
   * @param devices makes the tool of a round, from 0 on; each the same tool with another scenario,
   *     whose beginning is at rest
   * @param stillness between a scenario and the next round, s
   */
  public Rounds(IntFunction<VirtualDevice> devices, double stillness, Listener listener) {
    this.devices = devices;
    this.stillness = stillness;
    this.listener = listener;
    now = prepare();
  }

  private VirtualDevice prepare() {
    VirtualDevice device = devices.apply(round++);
    device.goOn(true);
    return device;
  }

  /** The tool as it is now. */
  public VirtualDevice now() {
    return now;
  }

  /**
   * Its side of the line; ask once.
   *
   * @param language how the tool of a round speaks
   */
  public Transmitter speaking(Function<VirtualDevice, Transmitter> language) {
    return new Speaking(language);
  }

  private final class Speaking implements Transmitter {
    private final Function<VirtualDevice, Transmitter> language;
    private Transmitter current;
    private double before;
    private boolean ready;
    private boolean over;
    private List<byte[]> booting = List.of();

    private Speaking(Function<VirtualDevice, Transmitter> language) {
      this.language = language;
      current = language.apply(now);
    }

    @Override
    public List<byte[]> boot() {
      return current.boot();
    }

    @Override
    public boolean advance() {
      if (now.played() >= now.duration() + stillness) {
        begin();
      }
      boolean plays = current.advance();
      if (!ready && now.played() >= READY) {
        ready = true;
        listener.ready();
      }
      if (!over && now.isOver()) {
        over = true;
        listener.over();
      }
      return plays;
    }

    private void begin() {
      before += now.played();
      now = prepare();
      current = language.apply(now);
      booting = current.boot();
      ready = false;
      over = false;
      listener.begun();
    }

    @Override
    public List<byte[]> packets() {
      List<byte[]> all = new ArrayList<>(booting);
      booting = List.of();
      all.addAll(current.packets());
      return all;
    }

    @Override
    public double time() {
      return before + current.time();
    }

    @Override
    public List<byte[]> answer(byte[] bytes, int length) {
      return current.answer(bytes, length);
    }

    @Override
    public void dropped() {
      current.dropped();
    }
  }
}
