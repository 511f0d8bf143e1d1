/**
 * Collects the durable messages of any number of bridges from a broker: each once, in the order of
 * its lane, with what is missing told. {@link org.rollscope.desktop.collect.Collector} decides, and
 * knows neither clocks nor networks; {@link org.rollscope.desktop.collect.CollectClient} brings it
 * what arrives, on one thread of its own, and acknowledges what the {@link
 * org.rollscope.desktop.collect.Sink} has stored. See docs/collect.md.
 */
@NullMarked
package org.rollscope.desktop.collect;

import org.jspecify.annotations.NullMarked;
