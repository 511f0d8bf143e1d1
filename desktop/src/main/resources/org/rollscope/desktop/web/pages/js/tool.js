// One tool, as its messages tell it, with what a page derives from them.
import { bandOf, bounds } from "./bands.js";
import { settings } from "./settings.js";

const SPAN = 20; // s of trace
const LATE = 5; // s; what is so much older is not late: the clock began anew
const SMOOTH = 0.2; // s; the figure's time constant, never the alarm's
const STALE = 1500; // ms without a live state
const STEADY = 25; // of a unit per s; slower is steady
const ROLLING = 0.025; // m/s; slower is staying on a spot
const USUAL_TARGET = { "foot-roller": 15 };
const OTHER_TARGET = 30;

export class Tool {
  info = {};
  status = {};
  live = {};
  session = null;
  times = [];
  loads = [];
  marks = [];
  drawn = 0; // counts what changes the trace
  cells = new Map();
  shown = NaN; // the smoothed load
  slope = 0;
  pace = 0; // m/s, over the last second
  freshAt = -Infinity;
  endedAt = 0;
  coached = null; // the last end of a routine, as it was told
  #touchedAt = NaN; // device time
  #sessionOfCells = "";

  constructor(id) {
    this.id = id;
  }

  /** Everything, as it is when the page comes. */
  all({ info, status, live, session, trace, spots, marks, coached }) {
    this.info = info;
    this.status = status;
    this.session = session;
    this.coached = coached;
    this.marks = marks.filter((mark) => mark.kind === "overpressure");
    [this.times, this.loads] = trace;
    this.cells.clear();
    for (const [zone, patch, column, row, dwell] of spots) this.#cell(zone, patch, column, row, dwell);
    this.live = live;
    this.#sessionOfCells = live.session ?? "";
    this.shown = this.load;
    this.drawn++;
  }

  take(kind, json) {
    if (kind === "trace") this.#takeTrace(json);
    else if (kind === "live") this.#takeLive(json);
    else if (kind === "event") this.#takeEvent(json);
    else {
      this[kind] = json;
      this.drawn++; // limits may have changed
      if (kind === "session") this.endedAt = performance.now();
    }
  }

  #takeLive(live) {
    const before = this.live.deviceTime;
    const dt = live.deviceTime - before;
    this.live = live;
    this.freshAt = performance.now();
    const load = this.load;
    if (dt > 0 && dt < 1) this.pace += ((live.contact ? (live.speed ?? 0) : 0) - this.pace) * Math.min(1, dt);
    const known = Number.isFinite(load) && Number.isFinite(this.shown) && dt > 0 && dt < 1;
    if (known) {
      const step = 1 - Math.exp(-dt / SMOOTH);
      const last = this.shown;
      this.shown += (load - last) * step;
      this.slope += ((this.shown - last) / dt - this.slope) * Math.min(1, dt / 0.5);
    } else {
      this.shown = load;
      this.slope = 0;
    }
    if (live.session && live.session !== this.#sessionOfCells) {
      this.cells.clear();
      this.#sessionOfCells = live.session;
    }
    if (live.contact) this.#touchedAt = live.deviceTime;
    if (live.contact && live.patch > 0) {
      this.#cell(live.zone, live.patch, live.column, live.row, live.dwellHere);
    }
  }

  /** Points of raw samples, in order; null is a load that is not known. */
  #takeTrace([times, loads]) {
    if (times[0] < this.times.at(-1) - LATE) {
      this.times = [];
      this.loads = [];
    }
    this.times.push(...times);
    this.loads.push(...loads);
    const old = this.times.at(-1) - SPAN;
    let gone = 0;
    while (this.times[gone] < old) gone++;
    if (gone > 100) {
      this.times.splice(0, gone);
      this.loads.splice(0, gone);
    }
    this.drawn++;
  }

  #takeEvent(event) {
    if (event.type === "alarm") this.#takeAlarm(event);
    if (event.type === "alarm" && event.kind === "overpressure") {
      this.marks = this.marks.filter((mark) => mark.id !== event.id || mark.session !== event.session);
      this.marks.push(event);
      this.marks = this.marks.slice(-40);
      this.drawn++;
    } else if (event.type === "routine" && (event.state === "started" || event.state === "ended")) {
      this.coached = event.state === "ended" ? event : null;
    } else if (event.type === "spot") {
      this.#cell(event.zone, event.patch, event.column, event.row, event.dwell);
    }
  }

  /** An alarm is in force at once; the next live state tells the same. */
  #takeAlarm(event) {
    const others = (this.live.alarms ?? []).filter((alarm) => alarm.kind !== event.kind);
    this.live = { ...this.live, alarms: event.active ? [...others, event] : others };
  }

  #cell(zone, patch, column, row, dwell) {
    if (dwell > 0) this.cells.set(`${zone} ${patch} ${column} ${row}`, { zone, patch, column, row, dwell });
  }

  get name() {
    return this.info.name || this.id;
  }

  /** Whether it stands for whatever will be plugged in, and nothing is yet. */
  get isAny() {
    return this.status.link === "serial auto" && !this.info.name;
  }

  get instrument() {
    return this.info.instrument ?? "ball";
  }

  get unit() {
    return this.info.limits?.unit ?? (this.info.channels?.includes("pressure") === false ? "N" : "kPa");
  }

  get measuresLoad() {
    const channels = this.info.channels ?? [];
    return !channels.length || channels.includes("pressure") || channels.includes("force");
  }

  get moves() {
    return typeof this.live.rolls === "number";
  }

  /** Pressure, or force; infinite where it is beyond what the sensor can tell. */
  get load() {
    if (this.live.saturated) return Infinity;
    const value = this.unit === "N" ? this.live.force : this.live.pressure;
    return value ?? NaN;
  }

  get routine() {
    return this.live.routine ?? null;
  }

  /** The routine that goes on; null where none does. */
  get guided() {
    const { routine } = this;
    const over = routine?.advice === "finished" || this.coached?.deviceTime >= this.live.deviceTime;
    return over ? null : routine;
  }

  /** How long it has been off the skin, s; NaN where nobody saw it on the skin. */
  get away() {
    return this.live.deviceTime - this.#touchedAt;
  }

  get bounds() {
    return bounds(this.info.limits, this.routine?.step?.band);
  }

  get alarms() {
    return this.streaming ? (this.live.alarms ?? []) : [];
  }

  alarm(kind) {
    return this.alarms.find((alarm) => alarm.kind === kind);
  }

  /** Device time at the trace's right edge: its newest point, if that is not of long ago. */
  get traceEnd() {
    const newest = this.times.at(-1) ?? NaN;
    const now = this.live.deviceTime ?? NaN;
    return now - newest > 1 ? now : newest;
  }

  /** The page's state: stop and high are alarms, and stay for the alarm's off-delay. */
  get state() {
    const over = this.alarm("overpressure");
    if (over) return over.level === "stop" ? "stop" : "high";
    if (!this.streaming || !this.live.contact) return "off";
    const band = bandOf(this.load, this.bounds);
    return band === "stop" ? "high" : band;
  }

  /** The load to print: calm, but as it is while there is an alarm. */
  get figure() {
    return this.alarm("overpressure") || !Number.isFinite(this.load) ? this.load : this.shown;
  }

  /** Whether it goes to and fro, and does not stay. */
  get rolling() {
    return this.pace > ROLLING;
  }

  get trend() {
    if (Math.abs(this.slope) < STEADY) return "steady";
    return this.slope > 0 ? "rising" : "falling";
  }

  get streaming() {
    return performance.now() - this.freshAt < STALE;
  }

  get connected() {
    return this.status.state === "streaming";
  }

  get inSession() {
    return this.streaming && Boolean(this.live.session);
  }

  get zone() {
    return this.live.zone ?? this.info.zone ?? "unknown";
  }

  /** Cells of the patch in work, with how long each was pressed. */
  get patch() {
    const { zone, patch } = this.live;
    return [...this.cells.values()].filter((cell) => cell.zone === zone && cell.patch === patch);
  }

  /** Time within a cell's width of here, s: rocking on a spot is staying on it. */
  get here() {
    const { column, row, patch } = this.live;
    if (!patch) return 0;
    let sum = 0;
    for (const cell of this.patch) {
      if (Math.abs(cell.column - column) <= 1 && Math.abs(cell.row - row) <= 1) sum += cell.dwell;
    }
    return sum;
  }

  /** How long a spot shall be pressed, s. */
  get target() {
    const goal = this.routine?.step?.goal;
    if (goal?.kind === "spots") return goal.seconds;
    return settings.get("target") || USUAL_TARGET[this.instrument] || OTHER_TARGET;
  }

  /** Time by zone in this session, s. */
  get zones() {
    const sums = new Map();
    for (const { zone, dwell } of this.cells.values()) sums.set(zone, (sums.get(zone) ?? 0) + dwell);
    return sums;
  }
}
