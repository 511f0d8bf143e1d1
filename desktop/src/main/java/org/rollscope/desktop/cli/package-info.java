/**
 * Every command of {@code ./rollscope}. Words and numbers go in from the command line, text for
 * people comes out; what a command does is done by the packages it calls. Runs on the main thread.
 */
@NullMarked
package org.rollscope.desktop.cli;

import org.jspecify.annotations.NullMarked;
