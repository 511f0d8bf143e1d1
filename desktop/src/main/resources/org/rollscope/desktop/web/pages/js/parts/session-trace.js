import uPlot from "uplot";
import { html } from "lit";
import { ask } from "../api.js";
import { Worded } from "../element.js";
import { icon } from "../icons.js";
import { complain } from "../problems.js";
import { settings } from "../settings.js";
import { clock, load, loadAndUnit, unitFor } from "../units.js";
import { t } from "../words.js";
import { Marks, LANES } from "./session-marks.js";

const NARROWEST = 1; // s
const SHORT = 0.15; // s without a sample that are no hole in the line
const ZOOM = 2;

/** The load of a session, with limits, alarms, strokes, holds and gaps. Drag or press keys to look closer. */
class SessionTrace extends Worded {
  static properties = {
    details: { attribute: false },
    spot: { attribute: false }, // place in the list of spots, or null
    at: { state: true },
    view: { state: true },
    said: { state: true },
  };

  #plot = null;
  #unit = "kPa";
  #times = [];
  #highest = [];
  #asked = 0;
  #marks = new Marks();
  #sizes = new ResizeObserver(() => this.#fit());
  #themes = new MutationObserver(() => this.#restyle());
  #restyle = () => {
    this.#plot?.destroy();
    this.#plot = null;
    this.#make();
  };

  constructor() {
    super();
    this.spot = null;
    this.at = null;
    this.view = null;
    this.said = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.#themes.observe(document.documentElement, { attributeFilter: ["data-theme", "lang"] });
    settings.addEventListener("change", this.#restyle);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#themes.disconnect();
    settings.removeEventListener("change", this.#restyle);
    this.#plot?.destroy();
    this.#plot = null;
  }

  get #end() {
    const { session, visits, strokes } = this.details;
    return Math.max(session.duration ?? visits.at(-1)?.[2] ?? strokes.at(-1)?.[1] ?? 0, NARROWEST);
  }

  get #from() {
    return this.view?.[0] ?? 0;
  }

  get #to() {
    return this.view?.[1] ?? this.#end;
  }

  willUpdate(changed) {
    if (changed.has("details") && changed.get("details")?.session.id !== this.details.session.id) {
      this.view = null;
      this.at = null;
    }
  }

  updated(changed) {
    if (changed.has("details") || changed.has("view")) this.#load();
    else this.#plot?.redraw(false);
  }

  async #load() {
    const asked = ++this.#asked;
    const points = Math.max(200, Math.min(2000, Math.round(this.clientWidth || 800)));
    const id = encodeURIComponent(this.details.session.id);
    try {
      const trace = await ask("GET", `/api/sessions/${id}/trace?from=${this.#from}&to=${this.#to}&points=${points}`);
      if (asked !== this.#asked) return;
      this.said = "";
      this.#take(trace);
    } catch (failure) {
      if (asked === this.#asked) this.said = complain(failure);
    }
  }

  /** Parts without a sample are holes only where they are long: a close look has more parts than samples. */
  #take({ start, step, unit, lowest, highest, saturated }) {
    const beyond = new Set(saturated);
    const top = Math.max(this.details.limits?.highHigh ?? 0, ...highest.filter(Number.isFinite)) * 1.05;
    const columns = [[], [], []];
    let last = -Infinity;
    for (let part = 0; part < highest.length; part++) {
      const high = beyond.has(part) ? top : highest[part];
      if (high === null) continue;
      const time = start + (part + 0.5) * step;
      if (time - last > Math.max(SHORT, 2 * step)) {
        columns[0].push(Math.min(time, last + step));
        columns[1].push(null);
        columns[2].push(null);
      }
      last = time;
      columns[0].push(time);
      columns[1].push(high);
      columns[2].push(lowest[part]);
    }
    if (columns[1][0] === null) for (const column of columns) column.shift();
    this.#unit = unit;
    [this.#times, this.#highest] = columns;
    this.#columns = columns;
    if (this.#plot) this.#plot.setData(columns);
    else this.#make();
    this.dataset.shown = `${this.#from}-${this.#to}`;
  }

  #columns = [[], [], []];

  #make() {
    const place = this.querySelector(".plot");
    if (!place?.clientWidth || !this.details) return;
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.#marks.colours(colour);
    const font = "12px system-ui, sans-serif";
    const axis = { stroke: colour("--text-3"), font, ticks: { show: false } };
    const line = { stroke: colour("--text-1"), width: 1, points: { show: false } };
    this.#plot = new uPlot(
      {
        width: place.clientWidth,
        height: place.clientHeight,
        padding: [18, 8, 0, 0],
        legend: { show: false },
        cursor: { y: false, drag: { x: true, y: false, setScale: false }, points: { show: false } },
        scales: {
          x: { time: false, range: () => [this.#from, this.#to] },
          y: { range: () => this.#range(place.clientHeight) },
        },
        axes: [
          { ...axis, size: 26, gap: 6, grid: { show: false }, space: 70, values: (_, all) => all.map((x) => clock(x)) },
          {
            ...axis,
            size: 48,
            gap: 6,
            grid: { stroke: colour("--line"), width: 1 },
            splits: (_, __, low, high, step) => steps(high, step),
            values: (_, all) => all.map((y) => load(y, this.#unit)),
          },
        ],
        series: [{}, line, line],
        bands: [{ series: [1, 2], fill: `${colour("--text-1")}55` }],
        hooks: {
          drawClear: [(plot) => this.#marks.below(plot, this.details, this.spot)],
          draw: [(plot) => this.#marks.above(plot, this.details, this.at)],
          setSelect: [(plot) => this.#select(plot)],
          ready: [(plot) => this.#listen(plot)],
        },
      },
      this.#columns,
      place
    );
  }

  #listen(plot) {
    plot.over.addEventListener("mousemove", (event) => this.#point(plot.posToVal(event.offsetX, "x")));
    plot.over.addEventListener("click", (event) => this.#point(plot.posToVal(event.offsetX, "x")));
    plot.over.addEventListener("dblclick", () => (this.view = null));
  }

  #select(plot) {
    const { left, width } = plot.select;
    if (width < 4) return;
    const view = [plot.posToVal(left, "x"), plot.posToVal(left + width, "x")];
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    this.look(...view);
  }

  /** Below zero there is room for the lanes of strokes and holds. */
  #range(height) {
    const limits = this.details.limits;
    const top = Math.max(10, limits ? limits.highHigh * 1.08 : 0, ...this.#highest.filter(Number.isFinite).map((y) => y * 1.08));
    const free = Math.max(60, height - 44 - LANES);
    return [(-top * LANES) / free, top];
  }

  #fit() {
    const place = this.querySelector(".plot");
    if (!this.#plot) this.#make();
    else this.#plot.setSize({ width: place.clientWidth, height: place.clientHeight });
  }

  /** Shows a part of the session. */
  look(from, to) {
    const length = Math.min(this.#end, Math.max(NARROWEST, to - from));
    const start = Math.max(0, Math.min(this.#end - length, (from + to - length) / 2));
    this.view = length >= this.#end ? null : [start, start + length];
  }

  /** Shows a moment, and what was around it. */
  show(time, around) {
    this.look(time - around, time + around);
    this.#point(time);
  }

  #zoom(by) {
    const middle = this.at ?? (this.#from + this.#to) / 2;
    const half = (this.#to - this.#from) / by / 2;
    this.look(middle - half, middle + half);
  }

  #move(by) {
    const step = (this.#to - this.#from) * by;
    this.look(this.#from + step, this.#to + step);
  }

  #point(time) {
    this.at = Math.max(0, Math.min(this.#end, time));
    if (this.at < this.#from || this.at > this.#to) this.#move((this.at - (this.#from + this.#to) / 2) / (this.#to - this.#from));
    const visit = this.details.visits.find(([, from, to]) => from <= this.at && this.at <= to);
    this.dispatchEvent(new CustomEvent("moment", { detail: { time: this.at, spot: visit ? visit[0] : null } }));
  }

  #key = (event) => {
    const length = this.#to - this.#from;
    const step = (length / 100) * (event.shiftKey ? 10 : 1);
    const here = this.at ?? this.#from;
    const deeds = {
      ArrowRight: () => this.#point(here + step),
      ArrowLeft: () => this.#point(here - step),
      ArrowUp: () => this.#zoom(ZOOM),
      ArrowDown: () => this.#zoom(1 / ZOOM),
      PageDown: () => this.#move(0.5),
      PageUp: () => this.#move(-0.5),
      Home: () => this.#point(0),
      End: () => this.#point(this.#end),
      "+": () => this.#zoom(ZOOM),
      "-": () => this.#zoom(1 / ZOOM),
      Escape: () => (this.view = null),
      n: () => this.#alarm(1),
      p: () => this.#alarm(-1),
    };
    if (!deeds[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    deeds[event.key]();
  };

  #alarm(step) {
    const onsets = this.details.alarms.map((alarm) => alarm.onset).filter(Number.isFinite);
    const here = this.at ?? 0;
    const next = step > 0 ? onsets.find((time) => time > here + 0.01) : onsets.findLast((time) => time < here - 0.01);
    if (next !== undefined) this.#point(next);
  }

  get #loadHere() {
    if (this.at === null) return null;
    let best = -1;
    for (let i = 0; i < this.#times.length; i++) {
      if (best < 0 || Math.abs(this.#times[i] - this.at) < Math.abs(this.#times[best] - this.at)) best = i;
    }
    return best < 0 ? null : this.#highest[best];
  }

  /** What was at the cursor, in words. */
  get #words() {
    if (this.at === null) return t("trace.how");
    const value = this.#loadHere;
    const within = ([from, to]) => from <= this.at && this.at <= to;
    const parts = [clock(this.at)];
    if (value !== null) parts.push(loadAndUnit(value, this.#unit));
    const alarm = this.details.alarms.find((each) => within([each.onset, each.cleared ?? this.#end]));
    const hold = this.details.holds.find((each) => within([each.start, each.end]));
    if (alarm) parts.push(t(`alarms.kind.${alarm.kind}`));
    if (hold) parts.push(t("trace.hold", { time: clock(hold.duration) }));
    else if (this.details.strokes.some(within)) parts.push(t("trace.stroke"));
    if (this.details.gaps.some(within)) parts.push(t("trace.gap"));
    return parts.join(" · ");
  }

  render() {
    const deed = (key, sign, act, off = false) =>
      html`<button class="button plain" aria-label=${t(key)} title=${t(key)} ?disabled=${off} @click=${act}>${icon(sign)}</button>`;
    const whole = !this.view;
    return html`
      <div class="plot" tabindex="0" role="slider" aria-label=${t("trace.label")} aria-valuemin="0" aria-valuemax=${Math.round(this.#end)}
        aria-valuenow=${Math.round(this.at ?? 0)} aria-valuetext=${this.#words} @keydown=${this.#key}></div>
      <div class="under">
        <p class="readout" aria-hidden="true">${this.said || this.#words}</p>
        <div class="deeds no-print">
          ${deed("trace.earlier", "earlier", () => this.#move(-0.5), whole || this.#from <= 0)}
          ${deed("trace.later", "later", () => this.#move(0.5), whole || this.#to >= this.#end)}
          ${deed("trace.closer", "plus", () => this.#zoom(ZOOM))}
          ${deed("trace.wider", "minus", () => this.#zoom(1 / ZOOM), whole)}
          <button class="button" ?disabled=${whole} @click=${() => (this.view = null)}>${t("trace.whole")}</button>
        </div>
      </div>
      <ul class="legend" aria-hidden="true">
        <li><i class="key-stroke"></i>${t("trace.strokes")}</li>
        <li><i class="key-hold"></i>${t("trace.holds")}</li>
        <li><i class="key-gap"></i>${t("trace.gaps")}</li>
        <li><i class="key-alarm"></i>${t("trace.alarms")}</li>
        <li>${t("trace.unit", { unit: unitFor(this.#unit) })}</li>
      </ul>`;
  }
}

function steps(high, step) {
  const all = [];
  for (let y = 0; y <= high; y += step) all.push(y);
  return all;
}

customElements.define("rs-session-trace", SessionTrace);
