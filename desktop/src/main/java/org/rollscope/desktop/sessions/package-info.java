/**
 * The part of the pages' API that looks back: sessions with what was rolled, where and how hard,
 * the trends of a person, and when to see one's therapist.
 *
 * <p>In come requests, on virtual threads; what they ask for comes out of the store. Nothing is
 * kept here.
 */
@NullMarked
package org.rollscope.desktop.sessions;

import org.jspecify.annotations.NullMarked;
