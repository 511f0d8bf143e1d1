package org.rollscope.desktop.demo;

import org.rollscope.core.alarm.Limits;

/** Who rolls live in the demo, and what they may be pressed with. */
public record Lead(String name, Limits limits) {}
