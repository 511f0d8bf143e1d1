/**
 * Bluetooth LE by TinyB, Intel's native library over BlueZ. It runs in a child process, since it
 * ends its process when the D-Bus is lost: {@link org.rollscope.bridge.tinyb.TinybRadio} is this
 * program's side, {@link org.rollscope.bridge.tinyb.TinybChild} the child's, and they talk over a
 * UNIX socket.
 */
@NullMarked
package org.rollscope.bridge.tinyb;

import org.jspecify.annotations.NullMarked;
