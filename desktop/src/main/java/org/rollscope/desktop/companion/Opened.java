package org.rollscope.desktop.companion;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.web.WebConfig;

/**
 * Whether others may see the pages.
 *
 * @param lan whether paired phones of the local network may
 * @param phones the file that remembers them; null forgets them
 * @param certificates the folder of the certificate by which they come encrypted; null where they
 *     come as they are
 */
public record Opened(boolean lan, @Nullable Path phones, @Nullable Path certificates) {
  public static final Opened TO_NOBODY = new Opened(false, null, null);

  WebConfig in(WebConfig config) {
    return config.withLan(lan, phones).withCertificates(certificates);
  }
}
