package org.rollscope.bridge;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.session.Guide;
import org.rollscope.core.session.SessionAnalyzer;

/** Begins a routine on a tool, goes on to its next step, or ends it. */
final class RoutineCommand {
  private static final String START = "start";
  private static final String NEXT = "next";
  private static final String STOP = "stop";
  private static final List<String> ACTIONS = List.of(START, NEXT, STOP);

  private final Pipeline pipeline;
  private final RoutineLibrary library;

  RoutineCommand(Pipeline pipeline, RoutineLibrary library) {
    this.pipeline = pipeline;
    this.library = library;
  }

  void execute(CommandRequest request, Arguments arguments) throws Arguments.Wrong {
    String action = arguments.choice("do", START, ACTIONS);
    String name = arguments.text("name");
    String yaml = arguments.text("yaml");
    arguments.finish();
    SessionAnalyzer analyzer = pipeline.analyzer();
    DeviceInfo device = pipeline.device();
    if (analyzer == null || device == null) {
      request.error("the tool is not connected");
    } else if (action.equals(START)) {
      start(request, analyzer.guide(), device.instrument().kind(), name, yaml);
    } else if (name != null || yaml != null) {
      request.error("'name' and 'yaml' are for " + START + " only");
    } else if (action.equals(NEXT) ? analyzer.guide().next() : analyzer.guide().stop()) {
      request.ok();
    } else {
      request.error("no routine is going on");
    }
  }

  /**
   * Begins one.
   *
   * @param yaml its text, where it is not the one of that name here
   */
  private void start(
      CommandRequest request,
      Guide guide,
      InstrumentKind tool,
      @Nullable String name,
      @Nullable String yaml) {
    try {
      if (name == null) {
        request.error("say which, such as {\"name\": \"glute-ball\"}");
        return;
      }
      Routine whole = yaml == null ? library.load(name) : library.read(name, yaml);
      List<Step> steps = whole.steps().stream().filter(step -> step.tool() == tool).toList();
      if (steps.isEmpty()) {
        request.error(name + " is done with " + toolsOf(whole) + "; this is a " + tool.label());
        return;
      }
      guide.start(new Routine(name, whole.title(), steps), pipeline.limits().noGo());
      request.ok(
          Map.of(
              "steps",
              Integer.toString(steps.size()),
              "withOtherTools",
              Integer.toString(whole.steps().size() - steps.size())));
    } catch (ConfigException e) {
      request.error(String.valueOf(e.getMessage()));
    }
  }

  private static String toolsOf(Routine routine) {
    TreeSet<String> tools = new TreeSet<>();
    routine.steps().forEach(step -> tools.add(step.tool().label()));
    return String.join(", ", tools);
  }
}
