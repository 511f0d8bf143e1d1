package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.twin.TindeqTwin;
import org.rollscope.sim.twin.Twin;

/** The driver and a Progressor written apart from it, on one clock. */
class TindeqTwinTest {
  private static final String SCENARIO = "glute-ball";
  private static final double PERIOD = 0.0125;

  private final TestTool tool = new TestTool();
  private final TindeqProtocol protocol = new TindeqProtocol();

  private Conversation open(TwinLink link, DeviceListener listener) throws LinkException {
    Conversation conversation = protocol.converse(link, TestTool.DESCRIPTION, listener);
    conversation.open();
    return conversation;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0x7FFF_FFFFL - 20_000_000, 0xFFFF_FFFFL - 20_000_000})
  void theForcesAreThoseOnTheToolWhereverItsClockStands(long clockStart) throws LinkException {
    TwinLink link = new TwinLink(TindeqTwin.of(TrueForces.tool(SCENARIO), clockStart, 0));
    Conversation conversation = open(link, tool);
    assertThat(link.play(conversation, 1000)).as("there is more").isFalse();

    List<Double> truth = TrueForces.of(SCENARIO, 80);
    List<Double> heard = TrueForces.heard(tool.blocks);
    assertThat(heard).hasSameSizeAs(truth);
    for (int i = 0; i < heard.size(); i++) {
      double force = truth.get(i);
      assertThat(heard.get(i)).as("sample %d", i).isEqualTo(force, within(1e-6 * (1 + force)));
    }
    List<Double> times = TrueForces.times(tool.blocks);
    for (int i = 1; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 1)).isEqualTo(PERIOD, within(0.02 * PERIOD));
    }
    assertThat(times.getLast()).isEqualTo(link.nanos() * 1e-9, within(0.02));
    assertThat(conversation.counts().malformed()).isZero();
  }

  @Test
  void itTellsWhatItIsAndHowFullItsBatteryIs() throws LinkException {
    TwinLink link = new TwinLink(TindeqTwin.of(TrueForces.tool(SCENARIO)));
    link.play(open(link, tool), 2);
    DeviceInfo info = tool.infos.getFirst();
    assertThat(info.serial()).hasSize(8);
    assertThat(info.firmware()).isEqualTo("sim-1");
    assertThat(tool.statuses.getFirst().battery()).isBetween(50.0, 100.0);
  }

  @Test
  void lostCommandsAndAnswersOnlyDelayTheStart() throws LinkException {
    SplittableRandom luck = new SplittableRandom(4);
    for (int run = 0; run < 20; run++) {
      TestTool listener = new TestTool();
      TwinLink link = new TwinLink(TindeqTwin.of(TrueForces.tool(SCENARIO)));
      link.loses(packet -> (packet.length == 1 || packet[0] == 0) && luck.nextInt(3) == 0);
      link.play(open(link, listener), 20);
      assertThat(listener.infos).isNotEmpty();
      List<Double> times = TrueForces.times(listener.blocks);
      assertThat(times.getFirst()).isLessThan(TwinLink.hostTime(12));
      assertThat(times.getLast()).isGreaterThan(TwinLink.hostTime(19.9));
    }
  }

  @Test
  void itStopsAndGoesOnWhenTold() throws LinkException {
    TwinLink link = new TwinLink(TindeqTwin.of(TrueForces.tool(SCENARIO)));
    Conversation conversation = open(link, tool);
    link.play(conversation, 5);
    conversation.send(1, new Command.Stop());
    link.play(conversation, 0.2);
    int before = tool.blocks.size();
    link.play(conversation, 5);
    assertThat(tool.blocks).hasSize(before);
    conversation.send(2, new Command.Start(0));
    link.play(conversation, 5);
    List<Double> times = TrueForces.times(tool.blocks.subList(before - 1, tool.blocks.size()));
    double pause = times.get(3) - times.get(2);
    assertThat(pause).as("the gap stays one").isBetween(5.0, 5.4);
    assertThat(times.getLast()).isEqualTo(link.nanos() * 1e-9, within(0.02));
  }

  @Test
  void aTareIsCarriedOutByTheDevice() throws LinkException {
    TwinLink link = new TwinLink(TindeqTwin.of(TrueForces.tool(SCENARIO)));
    Conversation conversation = open(link, tool);
    link.play(conversation, 8);
    assertThat(tool.blocks.getLast().force(0, 0)).as("pressed").isGreaterThan(80);
    conversation.send(1, new Command.Tare());
    link.play(conversation, 0.2);
    assertThat(tool.blocks.getLast().force(0, 0)).isEqualTo(0, within(20.0));
  }

  @Test
  void aShortLossOfTheLinkSplitsNoSessionAndAnAreaMakesItAPressure() throws LinkException {
    Analysis analysis = new Analysis();
    Twin twin = TindeqTwin.of(TrueForces.tool(SCENARIO));
    TwinLink link = new TwinLink(twin);
    double last = Double.NEGATIVE_INFINITY;
    boolean more = true;
    while (more) {
      // A new conversation each time, as a new connection begins one; the device starts its clock.
      TestTool heard = new TestTool();
      Conversation conversation = open(link, analysis.beside(heard));
      more = link.play(conversation, 11);
      List<Double> times = TrueForces.times(heard.blocks);
      assertThat(times.getFirst()).isGreaterThan(last);
      last = times.getLast();
      Conversation nobody = protocol.converse(link, TestTool.DESCRIPTION, new TestTool());
      more = more && link.play(nobody, 0.7);
    }
    Summary summary = analysis.finish();
    assertThat(analysis.all(Event.SessionStarted.class)).hasSize(1);
    assertThat(analysis.all(Event.SegmentStarted.class)).isEmpty();
    assertThat(analysis.all(Event.Gap.class)).isNotEmpty();
    double most = TrueForces.of(SCENARIO, 80).stream().mapToDouble(f -> f).max().orElseThrow();
    assertThat(summary.force().peak()).isEqualTo(most, within(10.0));
    assertThat(summary.limits().unit()).isEqualTo("kPa");
    double kilopascals = summary.force().peak() / TrueForces.AREA_MM2 * 1000;
    assertThat(summary.pressure().peak()).isEqualTo(kilopascals, within(1e-6));
  }

  /** The analysis of a tool whose contact area is known. */
  private static final class Analysis {
    private static final Instrument BALL =
        Instrument.of(InstrumentKind.BALL, 0.032).withContactArea(TrueForces.AREA_MM2 * 1e-6);

    private final List<Event> events = new ArrayList<>();
    private final SessionAnalyzer analyzer =
        new SessionAnalyzer(
            AnalyzerConfig.DEFAULT,
            TestTool.DESCRIPTION.info("", "", 1, 0, 1, 1).withInstrument(BALL),
            events::add);

    DeviceListener beside(TestTool heard) {
      return new DeviceListener() {
        @Override
        public void info(DeviceInfo info) {
          analyzer.device(info.withInstrument(BALL));
        }

        @Override
        public void samples(SampleBlock block) {
          heard.samples(block);
          analyzer.accept(block);
        }
      };
    }

    <E extends Event> List<E> all(Class<E> type) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Summary finish() {
      analyzer.finish();
      Summary summary = analyzer.summary();
      if (summary == null) {
        throw new AssertionError("no summary after " + events);
      }
      return summary;
    }
  }
}
