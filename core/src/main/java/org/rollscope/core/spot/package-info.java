/** Where on the skin: zones, patches, spots, dwell, dose, holds and the spot-time clock. */
@NullMarked
package org.rollscope.core.spot;

import org.jspecify.annotations.NullMarked;
