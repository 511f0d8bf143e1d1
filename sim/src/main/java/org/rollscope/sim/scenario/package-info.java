/**
 * What happens: the script of a session in words of the field (touch, strokes, hold, lift …), read
 * from YAML or made at random from a seed. Values only; {@code body} turns them into movement.
 */
@NullMarked
package org.rollscope.sim.scenario;

import org.jspecify.annotations.NullMarked;
