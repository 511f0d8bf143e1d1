/**
 * What devices say, by family: a link's bytes in, samples out. A {@link
 * org.rollscope.bridge.protocol.DeviceProtocol} is a driver, found by ServiceLoader; a {@link
 * org.rollscope.bridge.protocol.Conversation} is its side of one connection; a {@link
 * org.rollscope.bridge.protocol.Connector} opens link and conversation together, again and again.
 *
 * <p>A connection belongs to the thread that pumps it.
 */
@NullMarked
package org.rollscope.bridge.protocol;

import org.jspecify.annotations.NullMarked;
