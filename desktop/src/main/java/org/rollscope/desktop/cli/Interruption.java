package org.rollscope.desktop.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.link.SerialPorts;

/**
 * Ctrl-C, as a wish a command can end cleanly by: the process lives on until the command has closed
 * this, at most some seconds.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 8;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::ask, "interruption");

  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Keeps serial ports open until the command has ended. */
  Interruption keepingPorts() {
    SerialPorts.beforeEnd(new Thread(this::awaitEnd, "serial-ports"));
    return this;
  }

  private void ask() {
    asked.countDown();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isAsked() {
    return asked.getCount() == 0;
  }

  /** Waits a while; true as soon as somebody wants it to end. */
  boolean await(Duration patience) throws InterruptedException {
    return asked.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    finished.countDown();
    if (!isAsked()) {
      removeHook();
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      asked.countDown(); // it is ending at this very moment
    }
  }
}
