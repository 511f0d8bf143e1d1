package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.watch.Subscriber;
import tools.jackson.databind.node.ObjectNode;

/** A tool whose live state stays as a test says, for as long as somebody looks at it. */
final class Puppet implements AutoCloseable {
  private static final int EVERY_MILLIS = 200;

  private final String topic;
  private final Subscriber client;
  private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor();
  private final ObjectNode live = Json.object();
  private final String info;
  private double time = 100;

  Puppet(String broker, String id, String instrument) throws IOException {
    topic = "rollscope/" + id;
    client = Subscriber.connect(broker, "puppet-" + id, "nothing");
    String limits =
        "{\"high\":250,\"highHigh\":350,\"unit\":\"kPa\",\"source\":\"default\",\"zone\":null}";
    info =
        "{\"name\":\"Ball 3F2A\",\"instrument\":\"%s\",\"channels\":[\"pressure\"],\"limits\":%s,\"noGo\":[\"left-calf\"]}"
            .formatted(instrument, limits);
    live.put("session", "abc").put("zone", "left-glute").put("rolls", 4).put("patch", 0);
    live.putArray("alarms");
    teller.scheduleAtFixedRate(this::tell, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private synchronized void tell() {
    time += EVERY_MILLIS / 1000.0;
    live.put("deviceTime", time);
    try {
      // Again and again, for who comes later.
      send("info", info);
      send("status", "{\"state\":\"streaming\",\"battery\":82}");
      send("live", live.toString());
    } catch (IOException e) {
      teller.shutdown(); // the broker is gone, and with it the test
    }
  }

  /** Presses so hard, kPa; 0 is off the skin. */
  synchronized Puppet press(double pressure) {
    live.put("pressure", pressure).put("contact", pressure > 0);
    return this;
  }

  /** Follows a routine. */
  synchronized Puppet routine(String json) {
    live.set("routine", Json.MAPPER.readTree(json));
    return this;
  }

  /** Has an alarm of a kind and level; of none without a level. */
  synchronized Puppet alarm(String kind, String level) {
    live.putArray("alarms");
    if (!level.isEmpty()) {
      live.withArray("alarms")
          .add(Json.object().put("kind", kind).put("level", level).put("acknowledged", false));
    }
    return this;
  }

  void event(String type, String json) throws IOException {
    send("event/" + type, json);
  }

  private void send(String subject, String json) throws IOException {
    client.send(topic + "/" + subject, json.getBytes(UTF_8));
  }

  @Override
  public void close() {
    teller.shutdownNow();
    client.close();
  }
}
