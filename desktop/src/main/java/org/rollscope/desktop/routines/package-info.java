/**
 * Routines for the pages: those built in, those in files of the person's folder, and those kept in
 * the store, read, judged, kept and handed to bridges. Its calls block while the disk works.
 */
@NullMarked
package org.rollscope.desktop.routines;

import org.jspecify.annotations.NullMarked;
