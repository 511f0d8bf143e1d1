package org.rollscope.desktop.check;

import org.jspecify.annotations.Nullable;

/**
 * What one check came to.
 *
 * @param name of what was looked at, in a word or two
 * @param text what was measured; where that is wrong, what to change; where nothing was, why
 * @param section says what is right; null where nothing is to be fixed
 */
public record Finding(String name, Verdict verdict, String text, @Nullable Section section) {}
