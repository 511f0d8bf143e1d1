import { html } from "lit";
import { Element } from "../element.js";
import { number, t } from "../words.js";
import { variable } from "./variable.js";

const THIN = "\u202f";
const APART = 5; // % between the two at least

/** How hard: a range of shares of the limit, with a handle for each end. */
class BandRange extends Element {
  static properties = { low: { type: Number }, high: { type: Number } };

  #set(end, input) {
    const value = Number(input.value) / 100;
    const gap = APART / 100;
    const low = end === "low" ? Math.min(value, this.high - gap) : this.low;
    const high = end === "high" ? Math.max(value, this.low + gap) : this.high;
    const whole = (share) => Math.round(share * 100) / 100;
    input.value = String(Math.round((end === "low" ? low : high) * 100));
    this.dispatchEvent(new CustomEvent("change", { detail: { low: whole(low), high: whole(high) } }));
  }

  render() {
    const handle = (end, share) => html`<input type="range" class=${end} min="0" max="100" step="1" .value=${String(Math.round(share * 100))}
      aria-label=${t(`editor.band-${end}`)} aria-valuetext=${`${number(share * 100, 0)}${THIN}%`} @input=${(event) => this.#set(end, event.target)} />`;
    return html`<div class="band-range" ${variable("--low", String(this.low))}>
      <div class="band-rail" ${variable("--high", String(this.high))} aria-hidden="true"><i class="soft"></i><i class="in"></i><i class="hard"></i></div>
      ${handle("low", this.low)}${handle("high", this.high)}
      <p class="band-words" aria-hidden="true"><span>${t("editor.too-soft")}</span>
        <b>${t("goal.band", { from: number(this.low * 100, 0), to: number(this.high * 100, 0) })}</b><span>${t("editor.too-hard")}</span></p>
    </div>`;
  }
}

customElements.define("rs-band-range", BandRange);
