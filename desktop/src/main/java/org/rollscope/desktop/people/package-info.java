/**
 * Who rolls, as pages ask for it: people, their limits and no-go zones, what they answered about
 * cautions, who has which tool, and the comfort test. Handlers run on virtual threads, many at
 * once.
 */
@NullMarked
package org.rollscope.desktop.people;

import org.jspecify.annotations.NullMarked;
