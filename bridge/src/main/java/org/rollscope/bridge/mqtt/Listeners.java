package org.rollscope.bridge.mqtt;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes from the broker goes to who has asked for it, on Paho's thread. Thread-safe. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  /** Takes a message; must return at once. */
  @FunctionalInterface
  interface Taker {
    void take(String topic, MqttMessage message);
  }

  private record Route(String filter, Taker taker) {
    private boolean fits(String topic) {
      return MqttTopicValidator.isMatched(filter, topic);
    }
  }

  private final List<Route> routes = new CopyOnWriteArrayList<>();

  void add(String filter, Taker taker) {
    routes.add(new Route(filter, taker));
  }

  List<String> filters() {
    return routes.stream().map(Route::filter).toList();
  }

  /** A message has come; never throws. */
  void arrived(String topic, MqttMessage message) {
    List<Route> fitting = routes.stream().filter(route -> route.fits(topic)).toList();
    if (fitting.isEmpty()) {
      LOG.debug("Ignored a message on {}", topic);
    }
    fitting.forEach(route -> route.taker().take(topic, message));
  }
}
