package org.rollscope.desktop.routines;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.rollscope.bridge.config.RoutineSource;
import org.rollscope.desktop.store.Routines;
import org.rollscope.desktop.store.StoredRoutine;

/**
 * The routines of the store.
 *
 * @param routines where they are kept
 */
record StoredRoutines(Routines routines) implements RoutineSource {
  @Override
  public Set<String> names() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    routines.all().forEach(routine -> names.add(routine.name()));
    return names;
  }

  @Override
  public Optional<String> text(String name) throws IOException {
    return routines.find(name).map(StoredRoutine::yaml);
  }

  @Override
  public String place(String name) {
    return name;
  }
}
