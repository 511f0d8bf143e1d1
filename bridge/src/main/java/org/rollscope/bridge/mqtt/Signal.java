package org.rollscope.bridge.mqtt;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the publisher when there may be something to do. Thread-safe; many raises are one. */
final class Signal {
  private final Semaphore permits = new Semaphore(0);

  void raise() {
    if (permits.availablePermits() == 0) {
      permits.release();
    }
  }

  /** Waits for a raise since the last wait, but not for ever. */
  void await(long millis) throws InterruptedException {
    if (permits.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      permits.drainPermits();
    }
  }
}
