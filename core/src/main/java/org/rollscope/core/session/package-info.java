/**
 * The whole analysis: {@link org.rollscope.core.session.SessionAnalyzer} lists its stages in order.
 * Sample blocks go in, events come out as things happen, a snapshot of the state can be taken at
 * any moment, and a summary stands at the end. One analyzer a device, used by one thread.
 */
@NullMarked
package org.rollscope.core.session;

import org.jspecify.annotations.NullMarked;
