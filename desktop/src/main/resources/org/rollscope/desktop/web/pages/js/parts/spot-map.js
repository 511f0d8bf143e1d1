import { html, svg } from "lit";
import { Element } from "../element.js";
import { clock } from "../units.js";
import { t } from "../words.js";

const LEAST_2D = 5; // cells across, so that a first spot is no wall
const LEAST_1D = 9;
const MOST = 25;

/** The cells of the patch in work, the darker the shorter they were pressed. */
class SpotMap extends Element {
  static properties = { tool: { attribute: false } };

  render() {
    const tool = this.tool;
    const cells = tool?.patch ?? [];
    if (!tool?.moves) return html`<p>${t("map.no-motion")}</p>`;
    if (!cells.length) return html`<p>${t("map.empty")}</p>`;
    const flat = tool.instrument !== "ball";
    const { column, row } = tool.live;
    const [left, width] = this.#span(cells.map((c) => c.column), column, flat ? LEAST_1D : LEAST_2D);
    const [top, height] = flat ? [0, 1] : this.#span(cells.map((c) => c.row), row, LEAST_2D);
    const longest = Math.max(...cells.map((c) => c.dwell));
    const label = t("map.label", { n: cells.length, longest: clock(longest) });
    // In a strip, along is up and down: that is how a muscle is rolled.
    const place = (c, r) => (flat ? [0, left + width - 1 - c] : [c - left, top + height - 1 - r]);
    const [w, h] = flat ? [1, width] : [width, height];
    const pad = flat ? 1.6 : 0;
    return html`<svg viewBox="${-0.5 - pad} -0.5 ${w + 1 + 2 * pad} ${h + 1}" role="img" aria-label=${label}>
      ${this.#grid(w, h)}
      ${cells.map((cell) => {
        const [x, y] = place(cell.column, cell.row);
        if (x < 0 || y < 0 || x >= w || y >= h) return "";
        const step = Math.max(1, Math.min(4, Math.ceil((cell.dwell / tool.target) * 4)));
        return svg`<rect x=${x + 0.05} y=${y + 0.05} width="0.9" height="0.9" rx="0.2" fill=${`var(--dwell-${step})`} />
          ${cell.dwell >= tool.target ? this.#enough(x, y) : ""}`;
      })}
      ${tool.live.contact ? this.#now(...place(column, row)) : ""}
    </svg>`;
  }

  #grid(w, h) {
    const all = [];
    for (let x = 0; x < w; x++) {
      for (let y = 0; y < h; y++) {
        all.push(svg`<rect x=${x + 0.05} y=${y + 0.05} width="0.9" height="0.9" rx="0.2" fill="var(--dwell-0)" opacity="0.55" />`);
      }
    }
    return all;
  }

  #now(x, y) {
    return svg`<rect class="spot-now" x=${x - 0.02} y=${y - 0.02} width="1.04" height="1.04" rx="0.26" />`;
  }

  /** A spot that has had its time carries a tick. */
  #enough(x, y) {
    return svg`<path d=${`M${x + 0.28} ${y + 0.52}l0.16 0.16 0.3-0.34`} fill="none" stroke="var(--on-accent)"
      stroke-width="0.12" stroke-linecap="round" stroke-linejoin="round" />`;
  }

  /** The first cell and how many, around all and around here. */
  #span(all, here, least) {
    let from = Math.min(here, ...all);
    let to = Math.max(here, ...all);
    while (to - from + 1 < least) {
      from--;
      if (to - from + 1 < least) to++;
    }
    if (to - from + 1 > MOST) {
      from = Math.max(from, Math.min(here - Math.floor(MOST / 2), to - MOST + 1));
      to = from + MOST - 1;
    }
    return [from, to - from + 1];
  }
}

customElements.define("rs-spot-map", SpotMap);
