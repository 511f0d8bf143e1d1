// Says aloud and sounds what changes: alarms at once, the rest politely, never every number.
import { advise } from "./advice.js";
import { feed } from "./feed.js";
import { play } from "./sound.js";
import { t } from "./words.js";

const REPEAT = { stop: 1200, high: 2500 }; // ms
const POLITE_GAP = 4000;
const POLITE_EVERY = 250; // with many tools something comes all the time

const said = new Map(); // by tool: what was last said
let sounded = 0;
let politeAt = 0;
let lookedAt = 0;

function announce(id, text) {
  const region = document.getElementById(id);
  if (region && region.textContent !== text) region.textContent = text;
}

/** The gravest of all tools: null, high or stop; one that was acknowledged is not sounded. */
export function gravest() {
  let found = null;
  for (const tool of feed.list) {
    const over = tool.alarm("overpressure");
    if (!over) continue;
    if (over.level === "stop") return { tool, level: "stop", quiet: over.acknowledged };
    found ??= { tool, level: "high", quiet: over.acknowledged };
  }
  return found;
}

function look() {
  const worst = gravest();
  const root = document.documentElement;
  if (worst) root.dataset.alarm = worst.level;
  else delete root.dataset.alarm;
  announce("assertive", worst ? t(worst.level === "stop" ? "advice.ease-off-now" : "advice.ease-off") : "");
  const now = performance.now();
  if (worst && !worst.quiet && now - sounded > REPEAT[worst.level]) {
    sounded = now;
    play(worst.level);
  }
  if (!worst) sounded = 0;
  if (now - lookedAt < POLITE_EVERY) return;
  lookedAt = now;
  for (const tool of feed.list) changed(tool, now, Boolean(worst));
}

function changed(tool, now, alarm) {
  if (!tool.streaming) return;
  const advice = advise(tool);
  if (said.get(tool.id) === advice.key || alarm) return;
  if (now - politeAt < POLITE_GAP) return;
  const first = !said.has(tool.id);
  said.set(tool.id, advice.key);
  politeAt = now;
  announce("polite", advice.words);
  if (first) return;
  if (advice.key.startsWith("move-on") || advice.key === "change" || advice.key === "finished") play("move");
  else if (["ease-in", "no-go", "cold", "cold-stop"].includes(advice.key)) play("note");
}

export function watchAlerts() {
  feed.addEventListener("change", look);
}
