/**
 * Certificates for the broker and its clients, for those who have no authority of their own: a name
 * goes in, PEM files come out. Nothing is sent anywhere.
 */
@NullMarked
package org.rollscope.desktop.certificate;

import org.jspecify.annotations.NullMarked;
