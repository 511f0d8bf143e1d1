import uPlot from "uplot";
import { html } from "lit";
import { Element } from "../element.js";
import { settings } from "../settings.js";
import { load } from "../units.js";
import { t } from "../words.js";

const SPAN = 20;

/** The load of the last 20 s, unsmoothed: a line, the limits, and a mark where an alarm began. */
class Trace extends Element {
  static properties = { tool: { attribute: false } };

  #plot = null;
  #colours = null;
  #drawn = NaN;

  render() {
    return html`<div class="plot" role="img" aria-label=${t("live.trace")}></div>`;
  }

  firstUpdated() {
    this.#sizes = new ResizeObserver(() => this.#fit());
    this.#sizes.observe(this);
    this.#themes = new MutationObserver(() => this.#restyle());
    this.#themes.observe(document.documentElement, { attributeFilter: ["data-theme", "lang"] });
    settings.addEventListener("change", this.#restyle);
    this.#restyle();
  }

  #sizes = null;
  #themes = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes?.disconnect();
    this.#themes?.disconnect();
    settings.removeEventListener("change", this.#restyle);
    this.#plot?.destroy();
    this.#plot = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.firstUpdated();
  }

  #restyle = () => {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    this.#colours = {
      line: colour("--text-1"),
      fill: `${colour("--text-1")}1a`,
      text: colour("--text-3"),
      grid: colour("--line"),
      high: colour("--high"),
      stop: colour("--stop"),
      ground: colour("--surface-0"),
    };
    this.#plot?.destroy();
    this.#plot = null;
    this.#make();
  };

  #make() {
    const place = this.querySelector(".plot");
    if (!place || !this.clientWidth) return;
    const c = this.#colours;
    const scale = Math.max(12, Math.min(20, window.innerWidth / 110));
    this.#plot = new uPlot(
      {
        width: this.clientWidth,
        height: this.clientHeight,
        padding: [14, 0, 0, 0],
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: false, range: [-SPAN, 0] }, y: { range: () => this.#range() } },
        axes: [
          {
            stroke: c.text,
            font: `${scale}px system-ui, sans-serif`,
            size: scale * 1.9,
            gap: 4,
            grid: { show: false },
            ticks: { show: false },
            splits: () => [-20, -15, -10, -5],
            values: (_, at) => at.map((x) => (x === -20 ? "" : `${x} s`.replace("-", "−"))),
          },
          { show: false },
        ],
        series: [{}, { stroke: c.line, fill: c.fill, width: 2.5, points: { show: false }, spanGaps: false }],
        hooks: { draw: [(plot) => this.#decorate(plot)] },
      },
      [[], []],
      place
    );
    this.#drawn = NaN;
    this.draw();
  }

  #fit() {
    if (!this.#plot) this.#make();
    else this.#plot.setSize({ width: this.clientWidth, height: this.clientHeight });
  }

  #range() {
    const b = this.tool?.bounds;
    let peak = 1;
    for (const value of this.tool?.loads ?? []) if (value > peak) peak = value;
    return [0, Math.max(b ? b.high * 1.25 : 0, peak * 1.12, 10)];
  }

  /** Shows what has come since. */
  draw() {
    const tool = this.tool;
    if (!this.#plot || !tool || tool.drawn === this.#drawn) return;
    this.#drawn = tool.drawn;
    const now = tool.traceEnd;
    this.#plot.setData([tool.times.map((time) => time - now), tool.loads]);
  }

  updated() {
    this.#drawn = NaN;
    this.draw();
  }

  #decorate(plot) {
    const b = this.tool?.bounds;
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    ctx.save();
    ctx.font = `${Math.max(12, Math.min(20, window.innerWidth / 110)) * ratio}px system-ui, sans-serif`;
    for (const [name, value, dash] of b ? [["high", b.high, []], ["stop", b.highHigh, [2, 4]]] : []) {
      const y = plot.valToPos(value, "y", true);
      if (y < bbox.top) continue;
      ctx.strokeStyle = this.#colours[name];
      ctx.lineWidth = 2 * ratio;
      ctx.setLineDash(dash.length ? dash.map((d) => d * ratio) : [8 * ratio, 6 * ratio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.fillStyle = this.#colours.text;
      ctx.textAlign = "left";
      ctx.textBaseline = "bottom";
      ctx.fillText(`${t("live.limit")} ${load(value, this.tool.unit)}`, bbox.left + 4 * ratio, y - 4 * ratio);
    }
    ctx.setLineDash([]);
    for (const mark of this.tool?.marks ?? []) this.#mark(plot, mark);
    ctx.restore();
  }

  #mark(plot, mark) {
    const x = mark.onset - this.tool.traceEnd;
    if (!(x >= -SPAN && x <= 0)) return;
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    const at = plot.valToPos(x, "x", true);
    const size = 8 * ratio;
    ctx.fillStyle = this.#colours[mark.level === "stop" ? "stop" : "high"];
    ctx.beginPath(); // a flag: shape beside colour
    ctx.moveTo(at, bbox.top - 4 * ratio);
    ctx.lineTo(at + size * 1.6, bbox.top - 4 * ratio + size * 0.8);
    ctx.lineTo(at, bbox.top - 4 * ratio + size * 1.6);
    ctx.fill();
    ctx.fillRect(at - ratio, bbox.top - 4 * ratio, 2 * ratio, bbox.height + 4 * ratio);
  }
}

customElements.define("rs-trace", Trace);
