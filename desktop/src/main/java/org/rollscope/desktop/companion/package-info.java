/**
 * Bridge, broker and pages in one process, for somebody with a tool and a computer. They speak to
 * one another over MQTT alone, as if each were on a machine of its own.
 */
@NullMarked
package org.rollscope.desktop.companion;

import org.jspecify.annotations.NullMarked;
