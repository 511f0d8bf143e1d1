package org.rollscope.desktop.collect;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/**
 * Where findings are kept, along with how far was collected. One thread uses it at a time.
 *
 * <p>Both are stored together or not at all: so a collector that is started again neither forgets
 * nor doubles. The broker is told that a message is done with only after it was stored here.
 */
public interface Sink {
  /** How far was collected up to now. */
  Collection<Progress> progress() throws IOException;

  /**
   * Stores all or nothing; when it returns, it is safe.
   *
   * @param findings in the order in which they were found
   * @param progress of the series that have changed
   * @throws IOException where it cannot be stored now, in words for people; it is tried again
   */
  void store(List<Finding> findings, List<Progress> progress) throws IOException;
}
