/**
 * Which tools there are: what is heard on the air and on serial ports, what each is, and which
 * driver takes it or why none does. A {@link org.rollscope.desktop.devices.Survey} looks at both at
 * once; the air on the radio's thread, each port on one of its own.
 */
@NullMarked
package org.rollscope.desktop.devices;

import org.jspecify.annotations.NullMarked;
