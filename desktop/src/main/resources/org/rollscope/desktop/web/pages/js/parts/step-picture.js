import { html } from "lit";
import { instrument } from "../icons.js";
import { t, zoneName } from "../words.js";
import { figure } from "./figures.js";
import "./body.js";

const NOTHING = new Map();

/** A step as a picture: our drawing of it, or where it is done and with what. */
export function stepPicture(step, done = 0) {
  const drawn = figure(step, done);
  const label = t("coach.picture", { zone: zoneName(step.zone), tool: t(`instrument.${step.tool}`) });
  if (drawn) {
    return html`<svg class="picture-of-step" viewBox="0 0 320 240" role="img" aria-label=${label}>${drawn}</svg>`;
  }
  return html`<div class="picture-of-step plain"><rs-body .zone=${step.zone} .zones=${NOTHING}></rs-body>${instrument(step.tool)}</div>`;
}
