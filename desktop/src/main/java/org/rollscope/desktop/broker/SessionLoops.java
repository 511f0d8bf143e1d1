package org.rollscope.desktop.broker;

import io.moquette.broker.Server;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the threads alive that do Moquette's work for its clients. One such thread serves a share
 * of all clients; the first exception in anything it does ends it, and its clients hang for ever. A
 * client that acknowledges a message after another one has taken its place brings such an exception
 * about. So each piece of work is wrapped on its way to the thread, and what it throws is told.
 *
 * <p>Moquette offers no way to its queues, so they are reached by the names of its fields.
 */
final class SessionLoops {
  private static final Logger LOG = LoggerFactory.getLogger(SessionLoops.class);

  private SessionLoops() {}

  /** To be called once the server has started. */
  static void protect(Server server) {
    try {
      Object registry = field(server, "sessions");
      Object group = field(registry, "loopsGroup");
      BlockingQueue<?>[] queues = (BlockingQueue<?>[]) field(group, "sessionQueues");
      for (int i = 0; i < queues.length; i++) {
        queues[i] = protectedQueue(queues[i]);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this version of Moquette has other fields", e);
    }
  }

  private static Object field(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private static BlockingQueue<?> protectedQueue(BlockingQueue<?> queue) {
    return (BlockingQueue<?>)
        Proxy.newProxyInstance(
            SessionLoops.class.getClassLoader(),
            new Class<?>[] {BlockingQueue.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("offer") && arguments[0] instanceof FutureTask<?> task) {
                arguments[0] = new Survived(task);
              }
              try {
                return method.invoke(queue, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Work whose failure its thread outlives. */
  private static final class Survived extends FutureTask<Object> {
    private final FutureTask<?> work;

    Survived(FutureTask<?> work) {
      super(() -> "");
      this.work = work;
    }

    @Override
    public void run() {
      work.run();
    }

    @Override
    public boolean isCancelled() {
      return work.isCancelled();
    }

    /** The thread asks, to throw again what was thrown. */
    @Override
    public Object get() throws InterruptedException {
      try {
        return String.valueOf(work.get());
      } catch (ExecutionException e) {
        LOG.info("The broker goes on after a failure for one client", e.getCause());
        return "";
      }
    }
  }
}
