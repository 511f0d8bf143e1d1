// Where a load lies: easy, in band, high, stop. The bounds are those of the terminal's view.
const EASY = 0.5;
const HEADROOM = 1.15;

/** The bounds for a tool: limits in force, and a band where a routine asks for one. */
export function bounds(limits, band) {
  if (!limits || !(limits.high > 0)) return null;
  const { high, highHigh } = limits;
  return {
    low: high * (band?.low ?? EASY),
    top: high * (band?.high ?? 1),
    high,
    highHigh,
    end: highHigh * HEADROOM,
  };
}

export function bandOf(value, b) {
  if (!b || Number.isNaN(value)) return "none";
  if (value >= b.highHigh) return "stop";
  if (value >= b.top) return "high";
  return value >= b.low ? "band" : "easy";
}

/** The gauge's parts with their shares of it. */
export function parts(b) {
  return [
    ["easy", 0, b.low],
    ["band", b.low, b.top],
    ["high", b.top, b.highHigh],
    ["stop", b.highHigh, b.end],
  ].map(([name, from, to]) => ({ name, from, share: (to - from) / b.end }));
}
