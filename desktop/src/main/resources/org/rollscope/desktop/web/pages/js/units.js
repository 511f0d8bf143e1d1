// Numbers as people read them. Inside, everything is kPa, N, m and s.
import { settings } from "./settings.js";
import { number } from "./words.js";

const THIN = "\u202f";
const PSI = 0.1450377;
const KILOGRAM = 1 / 9.80665;

/** The unit to show for a measured one. */
export function unitFor(measured) {
  return settings.get(measured === "N" ? "force" : "pressure");
}

/** A load in the reader's unit, as digits alone. */
export function load(value, measured) {
  if (!Number.isFinite(value)) return "–";
  switch (unitFor(measured)) {
    case "psi":
      return number(value * PSI, 1);
    case "kg":
      return number(value * KILOGRAM, 1);
    default:
      return number(Math.max(0, value), 0);
  }
}

/** The same with its unit. */
export function loadAndUnit(value, measured) {
  return load(value, measured) + THIN + unitFor(measured);
}

/** A load over time in the reader's unit, with it. */
export function dose(value, measured) {
  return Number.isFinite(value) ? `${number(value * factor(measured), 0)}${THIN}${unitFor(measured)}·s` : "–";
}

/** So many of the reader's unit is one of the measured. */
export function factor(measured) {
  return { psi: PSI, kg: KILOGRAM }[unitFor(measured)] ?? 1;
}

/** A short time, to a tenth of a second. */
export function seconds(value) {
  return Number.isFinite(value) ? number(value, 1) + THIN + "s" : "–";
}

export function metres(value) {
  return Number.isFinite(value) ? number(value, value < 10 ? 1 : 0) + THIN + "m" : "–";
}

export function percent(value) {
  return Number.isFinite(value) ? number(value, 0) + THIN + "%" : "–";
}

/** m:ss, or h:mm:ss. */
export function clock(seconds) {
  if (!Number.isFinite(seconds)) return "–:––";
  const whole = Math.floor(seconds + 1e-6);
  const two = (n) => String(n).padStart(2, "0");
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
