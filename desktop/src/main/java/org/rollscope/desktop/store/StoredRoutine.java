package org.rollscope.desktop.store;

import java.time.Instant;

/**
 * A routine that somebody wrote.
 *
 * @param yaml as in the files of routines
 * @param since when it was last changed
 */
public record StoredRoutine(String name, String title, String yaml, Instant since) {}
