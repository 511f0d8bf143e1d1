package org.rollscope.desktop.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some sessions of a list, the latest first.
 *
 * @param next what to ask with for those behind them; null where there are none
 */
public record SessionPage(List<SessionRow> sessions, @Nullable String next) {}
