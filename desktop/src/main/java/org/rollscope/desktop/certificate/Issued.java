package org.rollscope.desktop.certificate;

import java.nio.file.Path;
import java.time.Instant;

/**
 * What an authority has made.
 *
 * @param certificate PEM, with the authority's own after it
 * @param key PEM, PKCS #8
 * @param until when it expires
 */
public record Issued(Path certificate, Path key, Instant until) {}
