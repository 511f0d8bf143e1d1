/**
 * How what is logged is written: lines for people, or objects for programs. Libraries and our own
 * code log by SLF4J, which ends in java.util.logging; each line is written on the thread that logs.
 */
@NullMarked
package org.rollscope.bridge.log;

import org.jspecify.annotations.NullMarked;
