package org.rollscope.desktop.log;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.TextHeader;

/**
 * Analyses one recording with the very analysis that runs live. Hands over each session's summary
 * when the session ends, and a last one where there was none. Used once, by one thread.
 */
public final class LogAnalysis implements DeviceListener {
  private final LogFile file;
  private final AnalyzerConfig config;
  private final UnaryOperator<DeviceInfo> adjust;
  private final Consumer<Summary> summaries;
  private final LogDecoder decoder;
  private final String digest;
  private @Nullable TrackWriter track;
  private @Nullable SessionAnalyzer analyzer;
  private @Nullable DeviceInfo device;
  private int sessions;
  private int restarts;
  private long samples;

  /**
   * @param adjust changes what the recording says of the device, such as its radius
   * @param summaries gets each session's summary
   */
  public LogAnalysis(
      LogFile file,
      AnalyzerConfig config,
      UnaryOperator<DeviceInfo> adjust,
      Consumer<Summary> summaries) {
    this.file = file;
    this.config = config;
    this.adjust = adjust;
    this.summaries = summaries;
    digest = file.digest();
    decoder = new LogDecoder(file, this);
  }

  /** Asks for the track of every sample. */
  public LogAnalysis track(TrackWriter writer) {
    track = writer;
    return this;
  }

  /**
   * Reads the recording to its end.
   *
   * @param progress gets the share read so far, 0 to 1
   * @throws LogException when there is nothing in it to analyse, saying why
   */
  public LogResult run(DoubleConsumer progress) throws IOException {
    decoder.run(this::pieceRead, progress);
    SessionAnalyzer done = analyzer;
    DeviceInfo found = device;
    if (done == null || found == null || samples == 0) {
      throw decoder.nothing(found != null);
    }
    done.finish();
    if (sessions == 0) {
      Summary last = done.summary();
      if (last != null) {
        summaries.accept(last);
      }
    }
    return new LogResult(found, decoder.counts(), sessions, restarts, file.isCutShort());
  }

  private void pieceRead() throws IOException {
    if (analyzer != null) {
      analyzer.malformed(decoder.counts().malformed());
    }
    if (track != null) {
      track.check();
    }
  }

  @Override
  public void info(DeviceInfo info) {
    DeviceInfo booted = info.boot().isEmpty() ? info.withBoot(digest) : info;
    DeviceInfo now = adjust.apply(booted);
    device = now;
    SessionAnalyzer running = analyzer;
    if (running != null) {
      running.device(now);
      return;
    }
    SessionAnalyzer first = new SessionAnalyzer(config, now, this::event);
    if (track != null) {
      TextHeader header = decoder.header().orElse(null);
      track.timesAs(header == null ? seconds -> seconds : header::logTime);
      first.track(track);
    }
    analyzer = first;
  }

  @Override
  public void samples(SampleBlock block) {
    samples += block.size();
    if (analyzer != null) {
      analyzer.accept(block);
    }
  }

  @Override
  public void status(DeviceStatus status) {
    if (analyzer != null) {
      analyzer.status(status);
    }
  }

  private void event(Event event) {
    if (event instanceof Event.SessionEnded ended) {
      sessions++;
      summaries.accept(ended.summary());
    } else if (event instanceof Event.SegmentStarted) {
      restarts++;
    }
  }
}
