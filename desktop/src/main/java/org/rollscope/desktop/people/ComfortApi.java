package org.rollscope.desktop.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.comfort.ComfortTest;
import org.rollscope.core.spot.Muscle;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.http.ToolCommands;
import org.rollscope.desktop.store.Holder;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;

/** The comfort test: three presses until 7 of 10, and limits made of them. */
public final class ComfortApi implements Api {
  private static final String PATH = "/api/tools/{tool}/comfort";

  private final Store store;
  private final ToolCommands tools;
  private final Rollers rollers;
  private final ComfortTests tests;

  public ComfortApi(Store store, ToolCommands tools, Rollers rollers, ComfortTests tests) {
    this.store = store;
    this.tools = tools;
    this.rollers = rollers;
    this.tests = tests;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get(PATH, request -> Answer.json(request, running(request).json()));
    routes.put(PATH, this::begin);
    routes.delete(PATH, this::end);
    routes.delete(PATH + "/press", this::takeBack);
    routes.put(PATH + "/limit", this::keep);
  }

  private ComfortTests.Running running(Context request) {
    return tests
        .find(request.pathParam("tool"))
        .orElseThrow(() -> new Refusal(Refusal.UNKNOWN, "no comfort test goes on with this tool"));
  }

  private void begin(Context request) throws StoreException {
    String tool = Asked.tool(request, store, tools);
    Zone zone = Body.of(request, "zone").read("zone", "the name of a zone", Zone::parse);
    if (zone.muscle() == Muscle.UNKNOWN) {
      throw Body.wrong("zone", "the name of a zone");
    }
    String unit =
        tests
            .unit(tool)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.REFUSED,
                        "this tool does not tell how hard it is pressed, so it cannot be tested"));
    String person = store.tools().holder(tool).map(Holder::person).orElse(null);
    if (person == null) {
      throw new Refusal(Refusal.REFUSED, "say first who is rolling with this tool");
    }
    if (store.limits().of(person).noGo().contains(zone)) {
      throw new Refusal(Refusal.REFUSED, "this zone is marked as not to be pressed");
    }
    Answer.json(request, tests.begin(tool, person, zone, unit).json());
  }

  private void takeBack(Context request) {
    ComfortTests.Running test = running(request);
    test.takeBack();
    Answer.json(request, test.json());
  }

  private void keep(Context request) throws StoreException, InterruptedException {
    ComfortTests.Running test = running(request);
    ComfortTest.Outcome found =
        test.outcome()
            .filter(ComfortTest.Outcome::agrees)
            .orElseThrow(
                () -> new Refusal(Refusal.REFUSED, "the test has not come to a limit; go on"));
    Person person = Asked.person(test.person(), store);
    PressureLimit.Unit unit = PressureLimit.Unit.parse(test.unit());
    store
        .limits()
        .set(
            person.id(),
            test.zone(),
            new PressureLimit(found.high(), found.highHigh(), unit, "comfort-test"));
    end(request);
    rollers.changed(person);
  }

  private void end(Context request) {
    tests.end(request.pathParam("tool"));
    Answer.done(request);
  }
}
