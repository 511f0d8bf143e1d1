package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.desktop.collect.Arrived;
import org.rollscope.desktop.collect.Collector;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.collect.Patience;

/**
 * A process that collects a simulated session into a store, message by message, from its beginning
 * each time it is started; it is made to be killed. Says what it has stored.
 */
final class CollectingProcess {
  static final int SEED = 5;

  private CollectingProcess() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, SEED, false);
    try (Store store = TestStore.open(new StoreAddress.InFile(Path.of(arguments[0])));
        StoreSink sink = store.collect()) {
      Collector collector = new Collector(Patience.DEFAULT, sink.progress());
      for (Collected message : bridge.published()) {
        List<Finding> findings = new ArrayList<>(collector.offer(arrived(message), 0));
        sink.store(findings, collector.takeChanged());
        out.println(findings.isEmpty() ? "again" : "stored");
      }
    }
    out.println("done");
  }

  private static Arrived arrived(Collected message) {
    Payload payload = message.payloads().getFirst();
    boolean restated = message.topic().endsWith("/session") || message.topic().contains("/alarm/");
    return new Arrived(message.key(), message.topic(), message.measured(), 1, 1, restated, payload);
  }
}
