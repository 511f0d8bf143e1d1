/**
 * What a person reads in a terminal of 80 columns: the live view, a session's summary, tables.
 * Values go in, lines of text come out; nothing here knows where they came from or where they go.
 */
@NullMarked
package org.rollscope.desktop.view;

import org.jspecify.annotations.NullMarked;
