import { html } from "lit";
import { parts } from "../bands.js";
import { load, loadAndUnit } from "../units.js";
import { t } from "../words.js";
import { variable } from "./variable.js";

/** The gauge of a tool: four parts with their names, the bounds, and a hand where the load is. */
export function gauge(tool) {
  const b = tool.bounds;
  if (!b) return "";
  const touching = tool.streaming && tool.live.contact;
  const value = touching ? Math.max(0, tool.figure || 0) : 0;
  const at = Math.min(1, value / b.end);
  const all = parts(b);
  const here = touching ? all.findLast(({ from }) => value >= from)?.name : null;
  const name = (part) => html`${t(`band.${part.name}`)}${part.name === "high" || part.name === "stop"
      ? html` <i>${load(part.from, tool.unit)}</i>`
      : ""}`;
  const words = here
    ? t("live.gauge", { load: loadAndUnit(value, tool.unit), band: t(`band.${here}`) })
    : t("live.gauge-off");
  return html`<div class="gauge" role="img" aria-label=${words}>
    <div class="needle" ${place(at)}>
      <svg viewBox="0 0 26 22" aria-hidden="true"><path d="M3 3h20L13 21z" /></svg>
    </div>
    <div class="track">
      ${all.map((part) => html`<div class="part ${part.name} ${part.name === here ? "here" : ""}" ${share(part.share)}></div>`)}
    </div>
    <div class="names" aria-hidden="true">
      ${all.map((part) => html`<span class=${part.name === here ? "here" : ""} ${share(part.share)}>${name(part)}</span>`)}
    </div>
  </div>`;
}

const place = (at) => variable("--at", at.toFixed(4));
const share = (value) => variable("--share", value.toFixed(4));
