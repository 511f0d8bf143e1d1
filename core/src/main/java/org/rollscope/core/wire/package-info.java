/**
 * The device protocol, both directions: bytes in, frames and sample blocks out, and back.
 *
 * <p>Bytes come from a link in pieces of any size. Decoders never throw on what the bytes hold:
 * they count what is malformed and resynchronise. Each decoder belongs to one thread.
 */
@NullMarked
package org.rollscope.core.wire;

import org.jspecify.annotations.NullMarked;
