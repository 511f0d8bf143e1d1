/** From raw pressure to pressure over tare, and to the moments the tool touches the skin. */
@NullMarked
package org.rollscope.core.contact;

import org.jspecify.annotations.NullMarked;
