package org.rollscope.desktop.store;

import java.util.List;

/**
 * What an import came to.
 *
 * @param sessions identifiers of the sessions in it, in order
 * @param added how many of them the store did not have
 * @param remarks what a person should know of it, such as lines that were left out
 */
public record Imported(List<String> sessions, int added, List<String> remarks) {
  public Imported {
    sessions = List.copyOf(sessions);
    remarks = List.copyOf(remarks);
  }
}
