/**
 * What is kept: people, tools, sessions with their events, alarms and raw samples, limits,
 * routines, prescriptions and notes. In a file (SQLite) or on a server (PostgreSQL), with one
 * schema.
 *
 * <p>In come the findings of the collector, imported logs, and what people tell on the pages; out
 * go records for the pages. {@link org.rollscope.desktop.store.Store} is the door. Everything is
 * thread-safe and blocks while the disk works: readers run side by side, writers one after the
 * other.
 */
@NullMarked
package org.rollscope.desktop.store;

import org.jspecify.annotations.NullMarked;
