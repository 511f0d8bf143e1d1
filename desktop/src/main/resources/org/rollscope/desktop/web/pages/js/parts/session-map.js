import { html, svg } from "lit";
import { Worded } from "../element.js";
import { clock } from "../units.js";
import { t, zoneOrNone } from "../words.js";

const MOST_PATCHES = 6;

/** Where a session was rolled: the patches that were pressed longest, the darker a cell the shorter it was. */
class SessionMap extends Worded {
  static properties = { details: { attribute: false }, spot: { attribute: false } };

  constructor() {
    super();
    this.spot = null;
  }

  #point(spot) {
    this.dispatchEvent(new CustomEvent("point", { detail: spot }));
  }

  render() {
    const { spots, session } = this.details;
    if (session.rolls === null && !session.open) return html`<p class="quiet">${t("map.no-motion")}</p>`;
    if (!spots.length) return html`<p class="quiet">${t("map.nothing")}</p>`;
    const patches = new Map();
    spots.forEach((spot, place) => {
      const cell = { ...spot, place };
      const key = `${spot.zone} ${spot.patch}`;
      patches.set(key, [...(patches.get(key) ?? []), cell]);
    });
    const longest = Math.max(...spots.map((spot) => spot.dwell));
    const time = (cells) => cells.reduce((sum, cell) => sum + cell.dwell, 0);
    const all = [...patches.values()].sort((a, b) => time(b) - time(a)).slice(0, MOST_PATCHES);
    return html`<div class="patches" @pointerleave=${() => this.#point(null)}>
        ${all.map((cells) => html`<figure>${this.#patch(cells, longest)}<figcaption>${zoneOrNone(cells[0].zone)} <span class="quiet">${clock(time(cells))}</span></figcaption></figure>`)}
      </div>
      <ol class="longest">${spots.slice(0, 3).map((spot, place) => this.#named(spot, place))}</ol>`;
  }

  #named(spot, place) {
    return html`<li><button class="button plain" aria-pressed=${this.spot === place} @click=${() => this.#point(this.spot === place ? null : place)}>
      ${t("map.spot", { n: place + 1, zone: zoneOrNone(spot.zone) })} <b>${clock(spot.dwell)}</b></button></li>`;
  }

  #patch(cells, longest) {
    const flat = this.details.session.instrument !== "ball";
    const columns = cells.map((cell) => cell.column);
    const rows = flat ? [0] : cells.map((cell) => cell.row);
    const [left, right, low, high] = [Math.min(...columns), Math.max(...columns), Math.min(...rows), Math.max(...rows)];
    const [w, h] = [right - left + 1, high - low + 1];
    return html`<svg viewBox="-0.2 -0.2 ${w + 0.4} ${h + 0.4}" role="img" aria-label=${t("map.label", { n: cells.length, longest: clock(Math.max(...cells.map((cell) => cell.dwell))) })}>
      ${cells.map((cell) => {
        const step = Math.max(1, Math.ceil((cell.dwell / longest) * 4));
        const y = flat ? 0 : high - cell.row;
        return svg`<rect class=${cell.place === this.spot ? "cell chosen" : "cell"} x=${cell.column - left + 0.05} y=${y + 0.05} width="0.9" height="0.9" rx="0.2"
          data-place=${cell.place} fill=${`var(--dwell-${step})`} @pointerenter=${() => this.#point(cell.place)} @click=${() => this.#point(cell.place)} />`;
      })}
    </svg>`;
  }
}

customElements.define("rs-session-map", SessionMap);
