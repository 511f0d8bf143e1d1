package org.rollscope.desktop.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/** Listens to ports, all at once, each on a thread of its own. */
final class PortScan {
  private final List<Found> heard = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /** Begins; ports that cannot be used are taken as they are. */
  PortScan(List<Found> ports, LongSupplier nanoTime) {
    for (Found port : ports) {
      if (port.obstacle().isEmpty()) {
        Runnable listening = () -> heard.add(new PortEar(nanoTime).listen(port));
        threads.add(Thread.ofVirtual().name("listening to " + port.link()).start(listening));
      } else {
        heard.add(port);
      }
    }
  }

  boolean isDone() {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  /** Waits for all of them, which is a matter of seconds. */
  List<Found> await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(heard);
  }
}
