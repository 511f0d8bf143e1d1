package org.rollscope.bridge.home;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.PublishConfig;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.RollscopeDialect;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.DeviceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Announces tools to Home Assistant, again when it has started, and takes back what this bridge has
 * announced and does not stand for any more.
 *
 * <p>An announcement is a standing value of the outbox: saved, and sent after each connect. What
 * earlier runs have announced is told by the outbox and by the broker, which keeps it also where
 * the outbox was in memory. It is taken back once every tool of the configuration has said who it
 * is, for until then it may be one of them; at once where nothing is to be announced at all.
 *
 * <p>Thread-safe; returns at once.
 */
public final class HomeAssistant {
  private static final Logger LOG = LoggerFactory.getLogger(HomeAssistant.class);
  private static final String CONFIG = "/config";

  private final boolean announces;
  private final String prefix;
  private final Set<DeviceConfig> configured = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Outbox outbox;
  private final Announcement announcement;
  private final IdentityHashMap<DeviceConfig, String> identified = new IdentityHashMap<>();
  private final Map<String, Payload> announced = new HashMap<>();
  private final Map<String, Integer> channels = new HashMap<>();
  private final Set<String> earlier = new HashSet<>();

  public HomeAssistant(BridgeConfig config, Topics topics, Outbox outbox) {
    boolean ownTopics = config.publish().format() == PublishConfig.Format.ROLLSCOPE;
    announces = config.homeAssistant().discovery() && ownTopics;
    prefix = config.homeAssistant().prefix();
    this.outbox = outbox;
    announcement = new Announcement(topics, config.name());
    config.devices().forEach(this::expect);
  }

  /** The bridge reads a device. */
  public synchronized void expect(DeviceConfig device) {
    configured.add(device);
    if (device.id() != null) {
      identified.put(device, device.id());
    }
  }

  /** The bridge reads a device no more; it is taken back, unless another is called the same. */
  public synchronized void forget(DeviceConfig device) {
    configured.remove(device);
    String id = identified.remove(device);
    if (id != null
        && identified.values().stream().noneMatch(id::equals)
        && announced.remove(id) != null) {
      channels.remove(id);
      outbox.stand(configTopic(id), Payload.EMPTY);
    }
    takeBack();
  }

  /** Listens to Home Assistant, and to what the broker has kept of earlier runs. */
  public void listen(RollscopeDialect dialect) {
    if (announces) {
      dialect.listen(prefix + "/status", this::born);
    }
    dialect.listen(configTopic("+"), this::arrived);
  }

  /** Looks through what earlier runs have left in the outbox. */
  public void start() {
    outbox.standing().forEach(this::left);
  }

  private String configTopic(String device) {
    return prefix + "/device/" + device + CONFIG;
  }

  /** The device of a topic of announcements; null where it is another topic. */
  private @Nullable String device(String topic) {
    String begin = configTopic("").substring(0, configTopic("").length() - CONFIG.length());
    return topic.startsWith(begin) && topic.endsWith(CONFIG)
        ? topic.substring(begin.length(), topic.length() - CONFIG.length())
        : null;
  }

  /** What an earlier run has left standing, perhaps below another prefix. */
  private void left(String topic, Payload payload) {
    if (device(topic) == null && topic.matches(".+/device/[^/]+/config") && isMine(payload)) {
      outbox.stand(topic, Payload.EMPTY);
    } else {
      found(topic, payload);
    }
  }

  /**
   * A tool of the configuration has told what it is.
   *
   * @param channels mask of what it measures now; 0 where that is not known yet
   */
  public synchronized void met(DeviceConfig config, DeviceInfo info, int channels) {
    if (!configured.contains(config)) {
      return; // its last words
    }
    identified.put(config, info.id());
    int seen = this.channels.merge(info.id(), channels, (one, other) -> one | other);
    if (announces && seen != 0) {
      boolean onTheAir = config.sensors().stream().anyMatch(SensorConfig::isBle);
      announce(info.id(), announcement.of(new Tool(info, seen, onTheAir)));
    }
    takeBack();
  }

  private void announce(String device, Payload payload) {
    Payload before = announced.put(device, payload);
    if (before == null || !before.toString().equals(payload.toString())) {
      outbox.stand(configTopic(device), payload);
    }
  }

  /** Home Assistant has started, or ends. */
  private synchronized void born(String topic, byte[] payload) {
    if (Payload.of(Payload.TEXT, payload).toString().equals("online")) {
      LOG.info("Home Assistant has started; {} tools are announced to it", announced.size());
      announced.forEach((device, value) -> outbox.stand(configTopic(device), value));
    }
  }

  /**
   * An announcement has come from the broker: one of another program, of this one, or a removal.
   */
  private void arrived(String topic, byte[] payload) {
    found(topic, Payload.of(Payload.JSON, payload));
  }

  private synchronized void found(String topic, Payload payload) {
    String device = device(topic);
    if (device != null && payload.size() > 0 && isMine(payload)) {
      earlier.add(device);
      takeBack();
    }
  }

  private boolean isMine(Payload payload) {
    try {
      return announcement.isMine(Json.parse(payload.bytes()));
    } catch (JacksonException e) {
      LOG.debug("An announcement to Home Assistant is not JSON", e);
      return false;
    }
  }

  private void takeBack() {
    if (announces && identified.size() < configured.size()) {
      return;
    }
    earlier.removeAll(announced.keySet());
    if (announces) {
      earlier.removeAll(Set.copyOf(identified.values()));
    }
    for (String device : earlier) {
      LOG.info("{} is not a tool of this bridge any more; Home Assistant is told so", device);
      outbox.stand(configTopic(device), Payload.EMPTY);
    }
    earlier.clear();
  }
}
