/** Limits and alarms after ISA-18.2: limit, deadband, delays, acknowledge, shelve. */
@NullMarked
package org.rollscope.core.alarm;

import org.jspecify.annotations.NullMarked;
