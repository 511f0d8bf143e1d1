/**
 * What devices say, by family: bytes of a link in, samples out. Families are found by
 * ServiceLoader; a decoder belongs to the thread that reads its link.
 */
@NullMarked
package org.rollscope.bridge.protocol;

import org.jspecify.annotations.NullMarked;
