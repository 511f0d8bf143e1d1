package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.ResumePoint;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;

/** A session that a restart goes on with, over the real analysis and real files. */
class SessionMarkTest {
  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong(77);
  private final VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), 3);
  private final SampleBlock block = device.newBlock();
  private SessionAnalyzer analyzer;
  private SessionMark mark;

  @BeforeEach
  void begin() {
    mark = new SessionMark(folder.resolve("marks"), nanos::get);
    analyzer = new SessionAnalyzer(AnalyzerConfig.DEFAULT, device.info(), event -> {});
    while (analyzer.resumePoint() == null) {
      play();
    }
  }

  private void play() {
    device.next(block);
    analyzer.accept(block);
  }

  private String session() {
    ResumePoint point = analyzer.resumePoint();
    return point == null ? "" : point.session();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("marks"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void aSessionIsMarkedAtOnceAndForgottenWhenItIsOver() throws IOException {
    mark.look("ball", session(), analyzer);
    ResumePoint read = mark.read("ball").orElseThrow();
    ResumePoint now = Objects.requireNonNull(analyzer.resumePoint());
    assertThat(read.session()).isEqualTo(now.session());
    assertThat(read.boot()).isEqualTo(now.boot());
    assertThat(read.start()).isCloseTo(now.start(), within(1e-6));
    assertThat(read.lastContact()).isCloseTo(now.lastContact(), within(1e-6));
    assertThat(files()).containsExactly("ball.json");
    analyzer.finish();
    mark.look("ball", "", analyzer);
    assertThat(mark.read("ball")).isEmpty();
  }

  @Test
  void theMomentOfContactMovesOnEveryFewSeconds() {
    mark.look("ball", session(), analyzer);
    ResumePoint first = mark.read("ball").orElseThrow();
    for (int i = 0; i < 20; i++) {
      play();
    }
    mark.look("ball", session(), analyzer);
    assertThat(mark.read("ball")).contains(first);
    nanos.addAndGet(5_000_000_000L);
    mark.look("ball", session(), analyzer);
    assertThat(mark.read("ball").orElseThrow().lastContact()).isGreaterThan(first.lastContact());
  }

  @Test
  void whatCannotBeReadBeginsAnew() throws IOException {
    mark.look("ball", session(), analyzer);
    Files.writeString(folder.resolve("marks").resolve("ball.json"), "{\"session\":");
    assertThat(mark.read("ball")).isEmpty();
    assertThat(mark.read("stick")).isEmpty();
    assertThat(new SessionMark(null, nanos::get).read("ball")).isEmpty();
  }
}
