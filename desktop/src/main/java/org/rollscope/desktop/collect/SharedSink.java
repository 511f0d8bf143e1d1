package org.rollscope.desktop.collect;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Lets several threads use a sink, one after the other. */
public final class SharedSink implements Sink {
  private final Sink sink;

  public SharedSink(Sink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized Collection<Progress> progress() throws IOException {
    return sink.progress();
  }

  @Override
  public synchronized void store(List<Finding> findings, List<Progress> progress)
      throws IOException {
    sink.store(findings, progress);
  }
}
