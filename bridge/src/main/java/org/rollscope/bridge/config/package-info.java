/**
 * What {@code rollscope.yaml} says, as validated records, and what is stored for each device.
 *
 * <p>A file comes in, a {@link org.rollscope.bridge.config.BridgeConfig} or a {@link
 * org.rollscope.bridge.config.ConfigException} that names line and key comes out. Records are
 * immutable; reading happens on the caller's thread.
 */
@NullMarked
package org.rollscope.bridge.config;

import org.jspecify.annotations.NullMarked;
