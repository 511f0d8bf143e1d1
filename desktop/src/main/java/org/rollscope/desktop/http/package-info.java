/**
 * What all parts of the pages' API share: how requests are read and judged, and how they are
 * answered.
 */
@NullMarked
package org.rollscope.desktop.http;

import org.jspecify.annotations.NullMarked;
