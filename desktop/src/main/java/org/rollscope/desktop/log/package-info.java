/**
 * Recordings on disk: a file of text lines or of a recorded byte stream goes in, plain or .gz, and
 * summaries and the track come out. One pass in constant memory, whatever the file's size, on the
 * caller's thread.
 */
@NullMarked
package org.rollscope.desktop.log;

import org.jspecify.annotations.NullMarked;
