package org.rollscope.desktop.broker;

/** How many clients there are. Thread-safe. */
final class Crowd {
  private final int most;
  private final int mostNewcomers;
  private int all;
  private int newcomers;

  Crowd(Limits limits) {
    most = limits.connections();
    mostNewcomers = limits.newcomers();
  }

  /** One comes, and may or may not; if so, {@link #leave} follows. */
  synchronized boolean enter() {
    if (all >= most || newcomers >= mostNewcomers) {
      return false;
    }
    all++;
    newcomers++;
    return true;
  }

  synchronized int clients() {
    return all;
  }

  /** A newcomer was let in. */
  synchronized void letIn() {
    newcomers--;
  }

  /**
   * One leaves.
   *
   * @param wasIn whether it had been let in
   */
  synchronized void leave(boolean wasIn) {
    all--;
    if (!wasIn) {
      newcomers--;
    }
  }
}
