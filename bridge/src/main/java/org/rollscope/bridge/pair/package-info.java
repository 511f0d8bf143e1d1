/**
 * Several sensors that make one tool: a force sensor and an IMU that are two devices, for instance.
 *
 * <pre>
 * sensor ──samples──▶ SensorFeed: host time ──▶ Hub ┐
 *                                                   ├──▶ SensorMerger: one timeline ──▶ listener
 * sensor ──samples──▶ SensorFeed: host time ──▶ Hub ┘
 * </pre>
 *
 * <p>Each {@link org.rollscope.bridge.pair.Sensor} has a thread of its own that connects it, pumps
 * it and begins again when it is lost, whatever becomes of the others. What they say meets in the
 * {@link org.rollscope.bridge.pair.Hub}; it is merged and told on the thread that pumps the {@link
 * org.rollscope.bridge.pair.PairedConnection}, as if one device had said it.
 */
@NullMarked
package org.rollscope.bridge.pair;

import org.jspecify.annotations.NullMarked;
