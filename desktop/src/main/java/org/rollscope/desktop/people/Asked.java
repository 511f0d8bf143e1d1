package org.rollscope.desktop.people;

import io.javalin.http.Context;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.http.ToolCommands;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;

/** What the path of a request names. */
final class Asked {
  private static final String EVERYWHERE = "everywhere";

  private Asked() {}

  /**
   * The person.
   *
   * @throws Refusal where there is none
   */
  static Person person(Context request, Store store) throws StoreException {
    return person(request.pathParam("person"), store);
  }

  static Person person(String id, Store store) throws StoreException {
    return store
        .people()
        .find(id)
        .orElseThrow(() -> new Refusal(Refusal.UNKNOWN, "there is no such person"));
  }

  /**
   * The tool.
   *
   * @throws Refusal where none of that identifier was ever heard of
   */
  static String tool(Context request, Store store, ToolCommands tools) throws StoreException {
    String tool = request.pathParam("tool");
    if (!tools.knows(tool) && store.tools().find(tool).isEmpty()) {
      throw new Refusal(Refusal.UNKNOWN, "there is no such tool");
    }
    return tool;
  }

  /**
   * The zone.
   *
   * @throws Refusal where there is none of that name
   */
  static Zone zone(Context request) {
    try {
      return Zone.parse(request.pathParam("zone"));
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.UNKNOWN, "there is no such zone");
    }
  }

  /** Whether the path means every zone without a limit of its own. */
  static boolean everywhere(Context request) {
    return request.pathParam("zone").equals(EVERYWHERE);
  }
}
