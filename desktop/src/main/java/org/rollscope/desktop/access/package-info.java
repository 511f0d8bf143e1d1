/**
 * Who may use the embedded broker, and for what: users with roles and hashed passwords come from a
 * file; what a client says of itself goes in, and out comes what it may write and read, or why it
 * is refused. Nothing here knows of a network. Hashing takes about 50 ms of the calling thread.
 */
@NullMarked
package org.rollscope.desktop.access;

import org.jspecify.annotations.NullMarked;
