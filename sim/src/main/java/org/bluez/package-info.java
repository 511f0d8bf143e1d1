/**
 * BlueZ's errors. D-Bus names an error after its type, so that these stand where BlueZ's own names
 * say: {@code org.bluez.Error.Failed} is the nested type of that name.
 */
@NullMarked
package org.bluez;

import org.jspecify.annotations.NullMarked;
