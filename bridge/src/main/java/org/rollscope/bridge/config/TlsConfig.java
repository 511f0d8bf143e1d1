package org.rollscope.bridge.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the broker and this program know each other by certificates; files are PEM.
 *
 * @param authority whose signature on the broker's certificate is trusted; null for those this
 *     machine trusts
 * @param certificate of this program, and those that signed it; null for none
 * @param key of that certificate, without a password; null for none
 */
public record TlsConfig(@Nullable Path authority, @Nullable Path certificate, @Nullable Path key) {
  public static final TlsConfig DEFAULT = new TlsConfig(null, null, null);
}
