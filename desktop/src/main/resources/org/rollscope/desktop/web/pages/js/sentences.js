// Three sentences on a session in plain language, made of what was measured.
import { clock, loadAndUnit, metres, seconds } from "./units.js";
import { count, list, number, t, zoneOrNone } from "./words.js";

const NAMED = 3; // zones; more are counted
const MOSTLY = 0.6;
const OFTEN = 0.2;

/** What was worked and how; where the tool stayed; what went too far. */
export function sentences(details) {
  if (details.session.open) return [t(details.running ? "told.running" : "told.no-end")];
  return [worked(details), stayed(details), tooFar(details)];
}

function worked({ zones, effort }) {
  const all = zones.map((each) => `${zoneOrNone(each.zone)} ${clock(each.contactTime)}`);
  const more = all.length - NAMED;
  const named = list(more > 0 ? [...all.slice(0, NAMED), count("told.zones", more)] : all);
  const how = howHard(effort);
  return how ? t("told.worked", { zones: named, how: t(`told.how.${how}`) }) : t("told.worked-only", { zones: named });
}

/** In which band most of the time went; null where nobody can say. */
function howHard(effort) {
  if (!effort) return null;
  const { easy, band, high, stop } = effort;
  const all = easy + band + high + stop;
  if (!(all > 0)) return null;
  if ((high + stop) / all >= OFTEN) return "hard";
  if (band / all >= MOSTLY) return "band";
  return easy / all >= MOSTLY ? "easy" : "mixed";
}

function stayed({ session, holds }) {
  const unit = session.load?.unit;
  const longest = holds.reduce((a, b) => (a && a.duration >= b.duration ? a : b), null);
  if (longest && Number.isFinite(longest.mean)) {
    return t("told.hold", { time: clock(longest.duration), load: loadAndUnit(longest.mean, unit) });
  }
  if (longest) return t("told.hold-only", { time: clock(longest.duration) });
  if (session.rolls === null) return t("told.no-motion");
  return `${count("told.rolls", session.rolls)} ${t("told.way", { way: metres(session.distance) })}`;
}

function tooFar({ session, alarms }) {
  if (!session.load) return t("told.no-load");
  const over = alarms.filter((alarm) => alarm.kind === "overpressure");
  if (over.length) {
    const worst = over.reduce((a, b) => (a.peak >= b.peak ? a : b));
    return t(`told.over.${over.length === 1 ? "one" : "many"}`, {
      n: number(over.length, 0),
      peak: Number.isFinite(worst.peak) ? loadAndUnit(worst.peak, session.load.unit) : t("told.beyond"),
      time: seconds(worst.cleared - worst.onset),
    });
  }
  return alarms.length ? count("told.others", alarms.length) : t("told.never");
}
