/**
 * The broker that comes with Rollscope, for those who run none: MQTT 5 on loopback, nothing kept on
 * disk. Clients go in and out by TCP like with any broker; its own threads serve them.
 */
@NullMarked
package org.rollscope.desktop.broker;

import org.jspecify.annotations.NullMarked;
