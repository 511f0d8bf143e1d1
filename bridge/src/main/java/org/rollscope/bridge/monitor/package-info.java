/**
 * How the bridge does, for other programs: figures for Prometheus and health as JSON, over HTTP.
 *
 * <p>What is measured counts by itself, in plain numbers; they are read here when somebody asks, on
 * a virtual thread for each request. {@code docs/monitoring.md} lists them.
 */
@NullMarked
package org.rollscope.bridge.monitor;

import org.jspecify.annotations.NullMarked;
