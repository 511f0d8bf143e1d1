package org.rollscope.desktop.certificate;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A certificate with its key. */
record Identity(X509Certificate certificate, PrivateKey key) {}
