package org.rollscope.desktop.store;

import org.jdbi.v3.core.Handle;

/**
 * How much is kept.
 *
 * @param minutes of samples, of all tools together, each begun minute of a tool's time counted
 * @param unpacked how many of these minutes are still in pieces, as they came
 * @param sampleBytes what the samples take
 * @param bytes what everything takes on the disk
 */
public record StoreCounts(
    long people,
    long tools,
    long sessions,
    long minutes,
    long unpacked,
    long sampleBytes,
    long bytes) {

  static StoreCounts of(Handle handle, long bytes) {
    long unpacked =
        number(
            handle,
            "SELECT count(*) FROM (SELECT DISTINCT tool, boot, minute FROM sample_piece) p");
    long packed = number(handle, "SELECT count(*) FROM sample_block");
    return new StoreCounts(
        number(handle, "SELECT count(*) FROM person"),
        number(handle, "SELECT count(*) FROM tool"),
        number(handle, "SELECT count(*) FROM session"),
        packed + unpacked,
        unpacked,
        number(handle, "SELECT coalesce(sum(length(columns)), 0) FROM sample_block")
            + number(handle, "SELECT coalesce(sum(length(columns)), 0) FROM sample_piece"),
        bytes);
  }

  private static long number(Handle handle, String query) {
    return handle.createQuery(query).mapTo(Long.class).one();
  }
}
