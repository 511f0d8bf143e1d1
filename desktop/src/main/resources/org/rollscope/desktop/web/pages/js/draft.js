// A routine while it is written: the fields of its form, by the keys of docs/routine.yaml, all texts.
export const LARGEST = 32 * 1024; // bytes
export const LONGEST_TITLE = 80;
export const LONGEST_WORDS = 500;
export const BAND = { low: 0.3, high: 0.9 }; // where a step leaves it open
export const TOOLS = ["ball", "stick", "foot-roller", "foam-roller"];

/** The numbers of each goal. What is shown is the value times the scale. */
export const GOALS = {
  press: [{ key: "press-seconds", least: 1, most: 900, usual: 60, step: 5, unit: "s" }],
  strokes: [
    { key: "strokes", least: 1, most: 1000, usual: 20, step: 1 },
    { key: "stroke-metres", least: 3, most: 100, usual: 20, step: 1, scale: 100, unit: "cm" },
  ],
  spots: [
    { key: "spots", least: 1, most: 50, usual: 5, step: 1 },
    { key: "spot-seconds", least: 1, most: 600, usual: 15, step: 5, unit: "s" },
    { key: "spot-spacing-mm", least: 10, most: 200, usual: 30, step: 5, unit: "mm" },
  ],
};
export const PACE = [
  { key: "stroke-seconds-least", least: 0, most: 60, usual: 2, step: 0.5, unit: "s" },
  { key: "stroke-seconds-most", least: 0.1, most: 60, usual: 4, step: 0.5, unit: "s" },
];

/** In which order the keys of a step are written. */
const ORDER = ["routine", "zone", "tool", ...Object.values(GOALS).flat().map(({ key }) => key), "band-low", "band-high", ...PACE.map(({ key }) => key)];

let last = 0;

/** A step of the form; its identifier is for the page alone. */
export function item(fields, id = ++last) {
  return { id, fields };
}

/** What the API tells of a form; steps that were there before keep their identifiers. */
export function fromApi({ head, title, steps }, before = []) {
  return { head, title, steps: steps.map((fields, at) => item(fields, before[at]?.id)) };
}

export function toApi({ head, title, steps }) {
  return { head, title, steps: steps.map(({ fields }) => ordered(fields)) };
}

function ordered(fields) {
  const place = (key) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return Object.fromEntries(Object.entries(fields).sort(([one], [two]) => place(one) - place(two)));
}

export function emptyForm() {
  return { head: "", title: "", steps: [item({ zone: "left-glute", tool: "ball", "press-seconds": "60" })] };
}

export function isReference(fields) {
  return "routine" in fields;
}

export function goalOf(fields) {
  return ["spots", "strokes"].find((kind) => kind in fields) ?? "press";
}

/** A step with another goal. */
export function withGoal(fields, kind) {
  const others = Object.values(GOALS).flat().map(({ key }) => key);
  const kept = Object.entries(fields).filter(([key]) => !others.includes(key));
  const goal = GOALS[kind].map((spec) => [spec.key, written(spec.usual, spec)]);
  return Object.fromEntries([...kept, ...goal]);
}

/** A step with a field; without it where the value is null. */
export function withField(fields, key, value) {
  if (value !== null) return { ...fields, [key]: value };
  return Object.fromEntries(Object.entries(fields).filter(([other]) => other !== key));
}

/** A number of a field as it is shown; empty where it is none. */
export function shown(fields, { key, scale = 1 }) {
  const value = fields[key];
  if (value === undefined || value === "") return "";
  return Number.isFinite(Number(value)) ? round(Number(value) * scale) : value;
}

export function written(value, { scale = 1 }) {
  return value === "" || !Number.isFinite(Number(value)) ? String(value) : round(Number(value) / scale);
}

function round(value) {
  return String(Math.round(value * 1e6) / 1e6);
}

export function bandOf(fields) {
  const share = (key, usual) => (Number.isFinite(parseFloat(fields[key])) ? parseFloat(fields[key]) : usual);
  return { low: share("band-low", BAND.low), high: share("band-high", BAND.high) };
}

/** What comes next most likely: the same on the other side, else one more of the kind. */
export function nextAfter(steps) {
  const own = steps.findLast(({ fields }) => !isReference(fields));
  if (!own) return item({ zone: "left-glute", tool: "ball", "press-seconds": "60" });
  return item({ ...own.fields, zone: otherSide(own.fields.zone ?? "left-glute") });
}

function otherSide(zone) {
  if (zone.startsWith("left-")) return zone.replace("left-", "right-");
  return zone.replace("right-", "left-");
}

/** A name for a title that no other routine has. */
export function nameFor(title, taken) {
  const plain = title
    .toLowerCase()
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  const base = plain || "routine";
  let name = base;
  for (let n = 2; taken.includes(name); n++) name = `${base}-${n}`;
  return name;
}
