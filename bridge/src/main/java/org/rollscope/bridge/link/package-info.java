/**
 * Bytes to and from a device: a serial line, TCP or a recording. A link is opened by a source, used
 * by one thread, and closed when it fails; opening it again is the business of who reads it.
 */
@NullMarked
package org.rollscope.bridge.link;

import org.jspecify.annotations.NullMarked;
