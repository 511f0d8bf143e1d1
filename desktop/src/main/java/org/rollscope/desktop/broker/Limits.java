package org.rollscope.desktop.broker;

import java.time.Duration;

/**
 * What one client, and all of them, may ask of a broker. What this project sends is far below each.
 *
 * @param packet largest packet, bytes
 * @param hello most that is read of a client before it is let in, bytes
 * @param topicLength longest topic or filter, bytes of UTF-8
 * @param topicLevels most levels of a topic or filter
 * @param properties most user properties of a message
 * @param subscriptions most of one client
 * @param retained most topics with a retained message
 * @param retainedBytes most that all retained messages take
 * @param connections most at once
 * @param newcomers most at once that are not let in yet
 * @param sessions most of one user that are kept while their clients are away
 * @param login how long a client may take to be let in
 * @param sessionKept how long a session is kept for a client that is away
 */
record Limits(
    int packet,
    int hello,
    int topicLength,
    int topicLevels,
    int properties,
    int subscriptions,
    int retained,
    long retainedBytes,
    int connections,
    int newcomers,
    int sessions,
    Duration login,
    Duration sessionKept) {
  static final Limits DEFAULT =
      new Limits(
          2 << 20,
          128 << 10,
          512,
          16,
          32,
          500,
          20_000,
          64 << 20,
          1000,
          200,
          50,
          Duration.ofSeconds(10),
          Duration.ofMinutes(5));

  /** Of everything retained, the share one user may have. */
  static final double ONE_USERS_SHARE = 0.5;
}
