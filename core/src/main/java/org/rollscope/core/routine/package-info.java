/** What is to be done, step by step, and a coach that sees from the data when a step is done. */
@NullMarked
package org.rollscope.core.routine;

import org.jspecify.annotations.NullMarked;
