/**
 * What must arrive, kept until the broker has acknowledged it.
 *
 * <p>In come {@link org.rollscope.bridge.outbox.Draft drafts} from the device threads; out go
 * {@link org.rollscope.bridge.outbox.Message messages} to the publisher's thread, most urgent lane
 * first. An outbox is thread-safe.
 */
@NullMarked
package org.rollscope.bridge.outbox;

import org.jspecify.annotations.NullMarked;
