package org.rollscope.bridge.sparkplug;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.Consumer;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes requests of written metrics. A command of one argument takes it as the metric's value; a
 * text that begins with a brace is the whole JSON object of arguments. A false flag asks for
 * nothing.
 */
final class CommandReader {
  private final Devices devices;
  private final Consumer<CommandRequest> handler;
  private final Consumer<ObjectNode> answers;

  /**
   * @param handler takes commands
   * @param answers takes what became of them
   */
  CommandReader(Devices devices, Consumer<CommandRequest> handler, Consumer<ObjectNode> answers) {
    this.devices = devices;
    this.handler = handler;
    this.answers = answers;
  }

  /** A message of commands for a device. */
  void read(String device, byte[] payload) {
    try {
      for (Metric metric : Metrics.read(payload)) {
        read(device, metric);
      }
    } catch (InvalidProtocolBufferException e) {
      request(device, "", Json.object())
          .error("the command is no Sparkplug payload: " + e.getMessage());
    }
  }

  private void read(String device, Metric metric) {
    MetricDefinition definition = devices.find(device, metric);
    if (definition == null || definition.command() == null) {
      String name =
          definition != null
              ? definition.name()
              : metric.hasName() ? metric.getName() : "with alias " + metric.getAlias();
      request(device, "", Json.object())
          .error("the metric " + name + " cannot be written; those in the folder Command can");
      return;
    }
    String command = definition.command();
    try {
      JsonNode arguments = arguments(command, definition.type(), metric);
      if (arguments != null) {
        handler.accept(request(device, command, arguments));
      }
    } catch (Wrong e) {
      request(device, command, Json.object()).error(String.valueOf(e.getMessage()));
    }
  }

  private CommandRequest request(String device, String command, JsonNode arguments) {
    return new CommandRequest(device, command, arguments, answers);
  }

  /** A value that does not fit its command. */
  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String message) {
      super(message);
    }
  }

  /** The arguments that a value comes to; null where it asks for nothing. */
  private static @Nullable JsonNode arguments(String command, MetricType type, Metric metric)
      throws Wrong {
    return switch (type) {
      case FLAG -> flag(command, metric) ? Json.object() : null;
      case COUNT -> Json.object().put(argument(command), count(command, metric));
      case NUMBER -> Json.object().put(argument(command), number(command, metric));
      default -> text(command, metric);
    };
  }

  private static boolean flag(String command, Metric metric) throws Wrong {
    if (!metric.hasBooleanValue()) {
      throw new Wrong(command + " takes a Boolean");
    }
    return metric.getBooleanValue();
  }

  private static long count(String command, Metric metric) throws Wrong {
    if (metric.hasLongValue()) {
      return metric.getLongValue();
    }
    if (metric.hasIntValue()) {
      return metric.getIntValue();
    }
    throw new Wrong(command + " takes an Int64");
  }

  private static double number(String command, Metric metric) throws Wrong {
    if (metric.hasDoubleValue()) {
      return metric.getDoubleValue();
    }
    if (metric.hasFloatValue()) {
      return metric.getFloatValue();
    }
    throw new Wrong(command + " takes a Double");
  }

  private static JsonNode text(String command, Metric metric) throws Wrong {
    boolean none = metric.hasIsNull() && metric.getIsNull();
    if (!metric.hasStringValue() && !none) {
      throw new Wrong(command + " takes a String");
    }
    String text = metric.getStringValue().strip();
    if (text.startsWith("{")) {
      return object(command, text);
    }
    if (command.equals("limits") || command.equals("haptic")) {
      throw new Wrong(command + " takes a JSON object of its arguments");
    }
    return text.isEmpty() ? Json.object() : Json.object().put(argument(command), text);
  }

  private static JsonNode object(String command, String text) throws Wrong {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new Wrong("the arguments of " + command + " are not JSON: " + e.getOriginalMessage());
    }
  }

  /** The argument that a value without a name is. */
  private static String argument(String command) {
    return switch (command) {
      case "start" -> "rate";
      case "zone" -> "zone";
      case "person", "routine" -> "name";
      case "acknowledge", "shelve" -> "kind";
      default -> "seconds";
    };
  }
}
