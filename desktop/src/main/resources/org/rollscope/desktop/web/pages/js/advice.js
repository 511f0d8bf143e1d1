// What to do now: one sentence, from the gravest to the calmest.
import { clock } from "./units.js";
import { count, t } from "./words.js";

const COACH = new Set([
  "begin", "press-more", "good", "ease-off", "slower", "faster", "move-on", "change", "finished",
]);

/** { key, words, more, sign } for a tool that streams. */
export function advise(tool) {
  return warning(tool) ?? coached(tool) ?? calm(tool);
}

function say(key, sign, more = "") {
  return { key, words: t(`advice.${key}`), more, sign };
}

function warning(tool) {
  const over = tool.alarm("overpressure");
  if (over) return say(over.level === "stop" ? "ease-off-now" : "ease-off", "down");
  if (tool.alarm("no-go-zone")) return say("no-go", "stop");
  if (tool.alarm("ramp")) return say("ease-in", "down");
  const cold = tool.alarm("cold");
  if (cold) return say(cold.level === "stop" ? "cold-stop" : "cold", "stop");
  const long = tool.alarm("spot-time");
  if (long && long.level !== "notice") {
    const here = t("advice.spot-time", { time: clock(tool.live.spotTime) });
    return say(long.level === "stop" ? "move-on-now" : "move-on", "next", here);
  }
  return null;
}

function coached(tool) {
  const advice = tool.routine?.advice;
  if (!COACH.has(advice)) return null;
  if (advice === "begin" && !(tool.routine.done > 0)) return say(`begin.${tool.instrument}`, "none");
  const sign = { "press-more": "up", good: "good", "ease-off": "down", "move-on": "next", change: "next" };
  return say(advice, sign[advice] ?? "none");
}

function calm(tool) {
  if (!tool.inSession) return say(`begin.${tool.instrument}`, "none");
  if (!tool.live.contact) return say("lifted", "none");
  const left = tool.target - tool.here;
  const measured = tool.measuresLoad && tool.bounds;
  if (measured && tool.state === "high") return say("ease-off", "down");
  if (tool.here > 0 && left <= 0) return say("move-on", "next");
  const more = tool.here > 0 ? count("advice.left", Math.max(1, Math.ceil(left))) : "";
  if (tool.rolling) return say(measured && tool.state === "band" ? "good-rolling" : "go-on", "good");
  // Harder is not better: only a routine asks for more.
  return say(measured && tool.state === "easy" ? "easy" : "good", "good", more);
}
