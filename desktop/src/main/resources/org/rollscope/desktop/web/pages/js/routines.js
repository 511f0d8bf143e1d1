// The routines there are, and what is said of them in the reader's language.
import { clock, load, unitFor } from "./units.js";
import { count, number, t } from "./words.js";

const THIN = "\u202f";

let asked = null;
let known = new Map();

/** All routines that can be used, built in and own. */
export function loadRoutines() {
  asked = fetch("/api/routines").then(async (answer) => {
    if (!answer.ok) throw new Error(`the routines did not come: ${answer.status}`);
    const { routines } = await answer.json();
    const usable = routines.filter((routine) => routine.steps.length);
    known = new Map(usable.map((routine) => [routine.name, routine]));
    return usable;
  });
  asked.catch(() => (asked = null));
  return asked;
}

/** A routine by its name; undefined where there is none, or as long as they have not come. */
export function routineNamed(name) {
  if (!asked) loadRoutines().catch(() => {});
  return known.get(name);
}

/** Built-in routines are told in the reader's language, one's own as they were written. */
export function titleOf(routine) {
  return routine.own ? routine.title : translated(`routine.${routine.name}`, routine.title);
}

/** How a step of a routine is done. */
export function howTo(routine, step) {
  if (!routine || routine.own) return step.words ?? "";
  const [, side, muscle] = /^(left|right)-(.+)$/.exec(step.zone) ?? [];
  const other = side === "left" ? "right" : "left";
  return translated(`how.${step.tool}.${muscle}.${step.goal.kind}`, step.words ?? "", {
    side: t(`zone.${side?.[0]}`),
    other: t(`zone.${other[0]}`),
  });
}

function translated(key, otherwise, values) {
  const text = t(key, values);
  return text === key ? otherwise : text;
}

/** How much: "1:00", "20 strokes", "5 spots, 15 s each". */
export function goalWords({ goal }) {
  if (goal.kind === "press") return clock(goal.seconds);
  if (goal.kind === "strokes") return count("goal.strokes", goal.count);
  return t("goal.spots", { n: number(goal.count, 0), s: number(goal.seconds, 0) });
}

/** How fast: "2 to 4 s a stroke"; empty where any pace will do. */
export function paceWords({ pace }) {
  const { shortest, longest } = pace ?? {};
  if (!(longest > 0) || longest > 60) return "";
  return t("goal.pace", { from: number(shortest, 0), to: number(longest, 0) });
}

/** How hard: in the reader's unit where the limit is known, else as a share of it. */
export function bandWords({ band }, limits) {
  if (limits?.high > 0) {
    const at = (share) => load(share * limits.high, limits.unit);
    return `${at(band.low)}–${at(band.high)}${THIN}${unitFor(limits.unit)}`;
  }
  return t("goal.band", { from: number(band.low * 100, 0), to: number(band.high * 100, 0) });
}

/** About how long a routine takes. */
export function minutesOf({ seconds }) {
  return count("goal.minutes", Math.max(1, Math.round(seconds / 60)));
}

/** The kinds of tool that steps need, in their order. */
export function toolsFor(steps) {
  return [...new Set(steps.map((step) => step.tool))];
}
