// Texts in the reader's language, out of /i18n/<language>.json.
import { settings } from "./settings.js";

let texts = {};
let language = "en";

export function locale() {
  return language;
}

function wanted() {
  const chosen = settings.get("language");
  if (chosen !== "auto") return chosen;
  return navigator.languages?.find((tag) => /^(en|de)\b/.test(tag))?.slice(0, 2) ?? "en";
}

let loading = null; // all parts of a page ask at once

/** Loads the texts; true when the language has changed. */
export async function loadWords() {
  const next = wanted();
  if (next === language && Object.keys(texts).length) return false;
  if (loading?.next !== next) loading = { next, done: load(next).finally(() => (loading = null)) };
  return loading.done;
}

async function load(next) {
  const answer = await fetch(`/i18n/${next}.json`);
  if (!answer.ok) throw new Error(`the texts did not come: ${answer.status}`);
  texts = await answer.json();
  language = next;
  document.documentElement.lang = next;
  document.dispatchEvent(new Event("words"));
  return true;
}

/** A text; {name} in it is replaced by a value. */
export function t(key, values = {}) {
  const text = texts[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** One of a thing, or several: key.one and key.many, with {n}. */
export function count(key, n) {
  return t(`${key}.${n === 1 ? "one" : "many"}`, { n: number(n, 0) });
}

export function number(value, decimals) {
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
  }).format(value);
}

/** Several things in one breath: "a, b and c". */
export function list(things) {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(things);
}

/** A time as people write it, by the parts that are asked for. */
export function date(time, parts) {
  return new Intl.DateTimeFormat(language, parts).format(time);
}

/** The same as zoneName, where nobody is asked to choose. */
export function zoneOrNone(zone) {
  return !zone || zone === "unknown" ? t("zone.none") : zoneName(zone);
}

/** A zone in words: left-it-band becomes "Left IT band". */
export function zoneName(zone) {
  if (!zone || zone === "unknown") return t("zone.unknown");
  const side = /^(left|right)-(.+)$/.exec(zone);
  const muscle = t(`zone.${side ? side[2] : zone}`);
  return side ? t(`zone.${side[1]}`, { muscle }) : muscle[0].toUpperCase() + muscle.slice(1);
}
