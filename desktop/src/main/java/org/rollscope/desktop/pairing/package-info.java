/**
 * Finding a tool and pairing it from a page: a {@link org.rollscope.desktop.pairing.Toolbox} looks
 * for tools as the commands do, remembers those that are wanted, and lets the running bridge read
 * them at once. Requests come on virtual threads, many at once.
 */
@NullMarked
package org.rollscope.desktop.pairing;

import org.jspecify.annotations.NullMarked;
