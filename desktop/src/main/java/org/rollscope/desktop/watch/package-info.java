/**
 * Follows tools over MQTT, as any other subscriber could: messages go in on the client's thread,
 * wait in a queue, and become the state of each tool and lines of what happened on the thread of
 * the one who asks.
 */
@NullMarked
package org.rollscope.desktop.watch;

import org.jspecify.annotations.NullMarked;
