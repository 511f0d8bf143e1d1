// What is drawn around the line of a session: below it gaps, alarms and the chosen spot, above it limits and lanes.
import { load } from "../units.js";
import { t } from "../words.js";

/** Room for strokes and holds below the line, px. */
export const LANES = 44;

export class Marks {
  #colour = {};

  /** Takes the colours of the page. */
  colours(of) {
    for (const name of ["text-1", "text-2", "text-3", "line", "accent", "high", "stop", "band", "surface-1", "surface-2"]) {
      this.#colour[name] = of(`--${name}`);
    }
  }

  #box(plot, from, to) {
    const { left, width } = plot.bbox;
    const a = Math.max(left, plot.valToPos(from, "x", true));
    const b = Math.min(left + width, plot.valToPos(to, "x", true));
    return b >= a ? [a, Math.max(b - a, devicePixelRatio)] : null;
  }

  below(plot, { alarms, gaps, visits, session }, spot) {
    const { ctx, bbox } = plot;
    ctx.save();
    if (spot !== null) {
      ctx.fillStyle = `${this.#colour.accent}55`;
      for (const [place, from, to] of visits) {
        const box = place === spot ? this.#box(plot, from, to) : null;
        if (box) ctx.fillRect(box[0], bbox.top, box[1], bbox.height);
      }
    }
    for (const alarm of alarms) {
      if (alarm.kind !== "overpressure") continue;
      const box = this.#box(plot, alarm.onset, alarm.cleared ?? session.duration ?? alarm.raised);
      ctx.fillStyle = `${this.#colour[alarm.level === "stop" ? "stop" : "high"]}33`;
      if (box) ctx.fillRect(box[0], bbox.top, box[1], bbox.height);
    }
    for (const [from, to] of gaps) {
      const box = this.#box(plot, from, to);
      if (box) this.#hatch(ctx, box[0], bbox.top, box[1], bbox.height);
    }
    ctx.restore();
  }

  #hatch(ctx, x, y, width, height) {
    const step = 7 * devicePixelRatio;
    ctx.save();
    ctx.beginPath();
    ctx.rect(x, y, width, height);
    ctx.clip();
    ctx.strokeStyle = this.#colour["text-3"];
    ctx.lineWidth = devicePixelRatio;
    ctx.beginPath();
    for (let at = x - height; at < x + width; at += step) {
      ctx.moveTo(at, y + height);
      ctx.lineTo(at + height, y);
    }
    ctx.stroke();
    ctx.restore();
  }

  above(plot, details, at) {
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    ctx.save();
    this.#limits(plot, details);
    const ground = plot.valToPos(0, "y", true);
    ctx.fillStyle = this.#colour["text-2"];
    for (const [from, to] of details.strokes) {
      const box = this.#box(plot, from, to);
      if (box && to <= plot.scales.x.max) ctx.fillRect(box[0] + box[1] - ratio, ground + 8 * ratio, 1.5 * ratio, 10 * ratio);
    }
    ctx.fillStyle = this.#colour.accent;
    for (const { start, end } of details.holds) {
      const box = this.#box(plot, start, end);
      if (box) ctx.fillRect(box[0], ground + 25 * ratio, box[1], 8 * ratio);
    }
    for (const alarm of details.alarms) this.#flag(plot, alarm);
    const cursor = at === null ? null : this.#box(plot, at, at);
    if (cursor) {
      ctx.fillStyle = this.#colour.accent;
      ctx.fillRect(cursor[0] - ratio / 2, bbox.top, 1.5 * ratio, bbox.height);
    }
    ctx.restore();
  }

  #limits(plot, { limits }) {
    if (!limits) return;
    const { ctx, bbox } = plot;
    const ratio = devicePixelRatio;
    ctx.font = `${12 * ratio}px system-ui, sans-serif`;
    ctx.textBaseline = "bottom";
    ctx.textAlign = "right";
    for (const [name, value, dash] of [["high", limits.high, [8, 6]], ["stop", limits.highHigh, [2, 4]]]) {
      const y = plot.valToPos(value, "y", true);
      ctx.strokeStyle = this.#colour[name];
      ctx.lineWidth = 2 * ratio;
      ctx.setLineDash(dash.map((part) => part * ratio));
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
      ctx.fillStyle = this.#colour["text-2"];
      ctx.fillText(`${t("live.limit")} ${load(value, limits.unit)}`, bbox.left + bbox.width - 4 * ratio, y - 3 * ratio);
    }
    ctx.setLineDash([]);
  }

  /** A flag: shape beside colour. */
  #flag(plot, { onset, level }) {
    const box = Number.isFinite(onset) ? this.#box(plot, onset, onset) : null;
    if (!box || onset > plot.scales.x.max) return;
    const { ctx, bbox } = plot;
    const size = 8 * devicePixelRatio;
    const top = bbox.top - size * 1.8;
    ctx.fillStyle = this.#colour[{ stop: "stop", warning: "high" }[level] ?? "text-3"];
    ctx.beginPath();
    ctx.moveTo(box[0], top);
    ctx.lineTo(box[0] + size * 1.5, top + size * 0.75);
    ctx.lineTo(box[0], top + size * 1.5);
    ctx.fill();
    ctx.fillRect(box[0] - devicePixelRatio / 2, top, 1.5 * devicePixelRatio, size * 1.8 + bbox.height);
  }
}
