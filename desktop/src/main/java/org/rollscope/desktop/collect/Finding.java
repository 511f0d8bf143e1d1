package org.rollscope.desktop.collect;

import java.time.Instant;
import java.util.List;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Payload;

/** What came out of collecting. */
public sealed interface Finding {
  /**
   * A message, once, in the order of its series.
   *
   * @param key identifies it
   * @param topic all of its topic
   * @param measured when what it tells was measured
   * @param payloads of its parts, in order; one where it came whole
   * @param late whether it comes out of its turn: it was no longer waited for, or it is from before
   *     this collector's time
   */
  record Collected(Key key, String topic, Instant measured, List<Payload> payloads, boolean late)
      implements Finding {}

  /** Messages that did not come and are no longer waited for; those behind them go on. */
  record GapFound(Series series, Span missing) implements Finding {}

  /** One of a gap that came after all; it is collected as well. */
  record GapFilled(Series series, long number) implements Finding {}

  /**
   * Messages that their bridge had to give up, as it tells.
   *
   * @param reason size, age, damaged, too-large or refused; several with commas between
   */
  record LossTold(Series series, Span lost, String reason) implements Finding {}
}
