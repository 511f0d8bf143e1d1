package org.rollscope.desktop.broker;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.rollscope.desktop.access.CurrentUsers;
import org.rollscope.desktop.access.Doorkeeper;
import org.rollscope.desktop.access.UsersFile;

/**
 * What the gates of one broker share.
 *
 * @param limits what clients may ask of it
 * @param doorkeeper decides who is let in
 * @param refusals counts what is refused
 * @param crowd counts clients
 * @param form knows good topics
 * @param retained what is kept for ever
 * @param clientIds whose each is
 * @param looking where passwords are looked at; refuses work when there is too much
 */
record House(
    Limits limits,
    Doorkeeper doorkeeper,
    Refusals refusals,
    Crowd crowd,
    TopicForm form,
    RetainedLedger retained,
    ClientIds clientIds,
    ExecutorService looking)
    implements AutoCloseable {
  private static final int LOOKERS = 2;
  private static final int IDLE_SECONDS = 10;

  /**
   * Prepares it all.
   *
   * @throws IOException where the users cannot be read, in words for people
   */
  static House of(BrokerSettings settings, Limits limits, LongSupplier clock) throws IOException {
    return new House(
        limits,
        doorkeeper(settings, clock),
        new Refusals(clock),
        new Crowd(limits),
        new TopicForm(limits),
        new RetainedLedger(limits),
        new ClientIds(limits, clock),
        lookers(limits));
  }

  private static Doorkeeper doorkeeper(BrokerSettings settings, LongSupplier clock)
      throws IOException {
    UsersFile users = settings.users();
    return users == null
        ? Doorkeeper.open()
        : Doorkeeper.of(new CurrentUsers(users), settings.root(), clock);
  }

  private static ExecutorService lookers(Limits limits) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            LOOKERS,
            LOOKERS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(limits.newcomers()),
            Thread.ofPlatform().daemon().name("broker-login-", 0).factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
