import { html, nothing } from "lit";
import { advise } from "../advice.js";
import { gravest } from "../alerts.js";
import { Element, oncePerFrame } from "../element.js";
import { command, feed } from "../feed.js";
import { icon, instrument } from "../icons.js";
import { adviceLine, alsoWrong } from "../parts/advice-line.js";
import { gauge } from "../parts/gauge.js";
import { variable } from "../parts/variable.js";
import { complain } from "../problems.js";
import { howTo, routineNamed } from "../routines.js";
import { allowSound } from "../sound.js";
import { clock, load, loadAndUnit, metres, percent, unitFor } from "../units.js";
import { count, number, t, zoneName } from "../words.js";
import "../parts/spot-map.js";
import "../parts/trace.js";
import "../parts/who.js";
import "../parts/zone-picker.js";

const FIGURE_EVERY = 100; // ms; a figure that changes faster cannot be read
const WORDS_EVERY = 50; // the trace is drawn at each frame, what is read is not
const MAP_EVERY = 200;
const DONE_FOR = 15 * 60_000;

/** How hard am I pressing, and what now. */
class Live extends Element {
  static properties = { chosen: { state: true }, said: { state: true } };

  #figure = "";
  #figureAt = 0;
  #figureOf = "";
  #mapAt = 0;
  #wordsAt = 0;
  #later = 0;
  #alarm = null;
  #redraw = oncePerFrame(() => this.#draw());
  #seenSession = new Set();

  constructor() {
    super();
    this.chosen = null;
    this.said = "";
  }

  connectedCallback() {
    super.connectedCallback();
    feed.addEventListener("change", this.#redraw);
    document.addEventListener("key", this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    feed.removeEventListener("change", this.#redraw);
    document.removeEventListener("key", this.#key);
  }

  #draw() {
    if (!this.isConnected) return;
    this.querySelector("rs-trace")?.draw();
    const now = performance.now();
    const alarm = gravest()?.level ?? null;
    clearTimeout(this.#later);
    if (alarm === this.#alarm && now - this.#wordsAt < WORDS_EVERY) {
      this.#later = setTimeout(this.#redraw, WORDS_EVERY);
      return;
    }
    this.#alarm = alarm; // one that begins or ends waits for nothing
    this.#wordsAt = now;
    this.requestUpdate();
    if (now - this.#mapAt > MAP_EVERY) {
      this.#mapAt = now;
      this.querySelector("rs-spot-map")?.requestUpdate();
    }
  }

  get #tools() {
    return feed.list;
  }

  /** The one that is shown: as chosen, or the one in use. */
  get #tool() {
    const tools = this.#tools;
    const chosen = tools.find((tool) => tool.id === this.chosen);
    if (chosen) return chosen;
    const use = (tool) => (tool.inSession ? 4 : 0) + (tool.streaming ? 2 : 0) + (tool.connected ? 1 : 0);
    const last = tools.find((tool) => tool.id === this.#figureOf);
    const best = tools.reduce((a, b) => (a && use(a) >= use(b) ? a : b), last ?? null);
    return best ?? null;
  }

  #key = (event) => {
    const tools = this.#tools;
    const tool = this.#tool;
    const { key } = event.detail;
    if (key === " " && tool) this.#toggle(tool);
    else if (key === "z" && tool) this.#pickZone();
    else if (key === "a" && tool) this.#quieten(gravest()?.tool ?? tool);
    else if (key === "0" && tools.length > 1) this.chosen = "all";
    else if (tools[Number(key) - 1]) this.chosen = tools[Number(key) - 1].id;
    else return;
    event.preventDefault();
  };

  #pickZone() {
    this.querySelector("rs-zone-picker")?.open();
  }

  async #send(tool, name, args) {
    allowSound();
    try {
      await command(tool.id, name, args);
      this.said = "";
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  #toggle(tool) {
    this.#send(tool, tool.streaming ? "stop" : "start");
  }

  #quieten(tool) {
    const alarm = tool.alarms.find((each) => !each.acknowledged);
    if (alarm) this.#send(tool, "acknowledge", { kind: alarm.kind });
  }

  render() {
    const tools = this.#tools;
    if (!tools.length) return this.#nothingYet();
    if (this.chosen === "all" && tools.length > 1) return this.#all(tools);
    const tool = this.#tool;
    const running = tool.streaming;
    const state = tool.state;
    const over = gravest();
    return html`<section class="live ${running ? "" : "stale"}" data-state=${over?.level ?? state} aria-label=${t("place.live")}>
      <h1 class="unseen">${t("live.title", { tool: tool.name })}</h1>
      ${over ? html`<div class="alarm-frame"></div>` : nothing}
      ${this.#bar(tool, tools)} ${this.#middle(tool, over)}
      <div class="trace-box"><rs-trace .tool=${tool}></rs-trace></div>
      ${this.#note(tool)} ${alsoWrong(tool, this.said)}
      <rs-zone-picker .tool=${tool}></rs-zone-picker>
    </section>`;
  }

  #bar(tool, tools) {
    const battery = tool.status.battery;
    const low = battery < 20;
    const state = tool.status.state ?? "searching";
    const link = tool.streaming ? "streaming" : state === "streaming" ? "silent" : state;
    return html`<header class="bar">
      ${tools.length > 1 ? this.#tabs(tool, tools) : nothing}
      <div class="tool">
        <span class="dot ${tool.streaming ? "on" : "wait"}"></span>
        <span class="name">${tool.name}</span>
      </div>
      <div class="facts">
        ${link === "streaming" ? nothing : html`<span>${t(`link.${link}`)}</span>`}
        ${Number.isFinite(battery)
          ? html`<span class=${low ? "warn" : ""}>${icon("battery")}<span class="unseen">${t("live.battery")}</span>${percent(battery)}</span>`
          : nothing}
      </div>
      <button class="button zone-button" @click=${this.#pickZone}>${zoneName(tool.zone)} ${icon("down")}<span class="unseen">${t("zone.change")}</span></button>
      <rs-who tool=${tool.id}></rs-who>
      <span class="push"></span>
      <span class="clock"><span class="unseen">${t("live.time")}</span>${clock(tool.inSession ? tool.live.duration : 0)}</span>
      <button class="button main" @click=${() => this.#toggle(tool)}>
        ${tool.streaming ? html`${icon("stop")}${t("live.stop")}` : html`${icon("start")}${t("live.start")}`}
      </button>
    </header>`;
  }

  #tabs(shown, tools) {
    const all = this.chosen === "all";
    const tab = (id, selected, state, content) =>
      html`<button role="tab" aria-selected=${selected} tabindex=${selected ? 0 : -1} data-state=${state}
        @click=${() => (this.chosen = id)} @keydown=${this.#tabKey}>${content}</button>`;
    return html`<div class="tabs" role="tablist" aria-label=${t("live.tools")}>
      ${tools.map((tool) =>
        tab(tool.id, !all && tool === shown, tool.state, html`<span class="dot ${tool.streaming ? "on" : "wait"}"></span>${tool.name}
          <output>${tool.streaming && tool.measuresLoad ? load(tool.figure, tool.unit) : ""}</output>`)
      )}
      ${tab("all", all, "", t("live.all"))}
    </div>`;
  }

  #tabKey = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const tabs = [...event.currentTarget.parentElement.children];
    const next = tabs[(tabs.indexOf(event.currentTarget) + step + tabs.length) % tabs.length];
    next.click();
    this.updateComplete.then(() => this.querySelector('[role="tab"][aria-selected="true"]')?.focus());
  };

  #middle(tool, over) {
    if (this.#isDone(tool)) return this.#done(tool);
    return html`<div class="now">
        ${adviceLine(tool, over, () => this.#quieten(over.tool))} ${this.#bigFigure(tool)} ${gauge(tool)} ${this.#counts(tool)}
      </div>
      <div class="side">${this.#here(tool)} ${this.#where(tool)}</div>`;
  }

  #bigFigure(tool) {
    if (!tool.measuresLoad) return html`<p class="figure words">${t("live.no-load")}</p>`;
    if (tool.streaming && tool.live.saturated) return html`<p class="figure words value">${t("live.beyond")}</p>`;
    return html`<p class="figure"><span class="value">${this.#digits(tool)}</span> <span class="unit">${unitFor(tool.unit)}</span></p>`;
  }

  /** Calm while all is well, at once while there is an alarm. */
  #digits(tool) {
    const now = performance.now();
    const urgent = Boolean(tool.alarm("overpressure"));
    if (urgent || tool.id !== this.#figureOf || now - this.#figureAt >= FIGURE_EVERY) {
      this.#figureAt = now;
      this.#figureOf = tool.id;
      this.#figure = tool.streaming ? load(tool.figure, tool.unit) : "–";
    }
    return this.#figure;
  }

  #counts(tool) {
    const { rolls, distance, peak } = tool.live;
    const session = tool.inSession;
    const one = (key, value) => html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>`;
    return html`<dl class="counts">
      ${tool.moves ? one("live.rolls", session ? number(rolls, 0) : 0) : nothing}
      ${tool.moves ? one("live.distance", metres(session ? distance : 0)) : nothing}
      ${tool.measuresLoad ? one("live.peak", session ? loadAndUnit(peak, tool.unit) : "–") : nothing}
      ${tool.measuresLoad && tool.live.contact && tool.streaming ? one("live.trend", t(`trend.${tool.trend}`)) : nothing}
    </dl>`;
  }

  #here(tool) {
    const step = tool.routine?.step;
    const goal = step?.goal.kind;
    const { index, steps, done, share } = tool.routine ?? {};
    let title = t("live.spot", { n: Math.max(1, tool.live.patch || 1) });
    let value = clock(tool.inSession ? tool.here : 0);
    let of = t("live.of", { all: clock(tool.target) });
    let full = tool.inSession ? tool.here / tool.target : 0;
    let then = t("live.then");
    if (step) {
      title = t("live.step", { n: index + 1, all: steps, zone: zoneName(step.zone) });
      full = share;
      if (goal === "press") [value, of] = [clock(done), t("live.of", { all: clock(step.goal.target) })];
      if (goal === "strokes") [value, of] = [number(done, 0), t("live.of-strokes", { n: step.goal.count })];
      then = goal === "spots" ? t("live.spots-done", { n: number(Math.floor(done), 0), all: step.goal.count }) : howTo(routineNamed(tool.routine.routine), step);
    }
    return html`<section class="spot-card card">
      <h2>${title}</h2>
      <p class="time">${value} <small>${of}</small></p>
      <div class="progress" role="progressbar" aria-label=${t("live.progress")} aria-valuemin="0" aria-valuemax="100"
        aria-valuenow=${Math.round(Math.min(1, full) * 100)}><i ${variable("--done", Math.min(1, full).toFixed(3))}></i></div>
      ${then ? html`<p class="then quiet">${then}</p>` : nothing}
    </section>`;
  }

  #where(tool) {
    return html`<section class="where card" aria-label=${t("live.where")}>
      <rs-body @click=${this.#pickZone} .zone=${tool.zone} .zones=${tool.zones} .noGo=${tool.info.noGo ?? []}></rs-body>
      <rs-spot-map .tool=${tool}></rs-spot-map>
    </section>`;
  }

  #note(tool) {
    const limits = tool.info.limits;
    const whose = limits ? t(`limits.${limits.source}`) : "";
    return html`<footer class="note"><span>${whose} ${t("no-diagnosis")}</span></footer>`;
  }

  #isDone(tool) {
    if (tool.inSession) this.#seenSession.add(tool.id);
    const just = tool.endedAt > 0 && performance.now() - tool.endedAt < DONE_FOR;
    return Boolean(tool.session) && just && !tool.inSession && this.#seenSession.has(tool.id);
  }

  #done(tool) {
    const all = tool.session;
    const one = (key, value) => html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>`;
    const alarms = (all.alarms ?? []).filter((alarm) => alarm.kind === "overpressure").length;
    const peak = all.pressure?.peak ?? all.peak;
    return html`<section class="done">
      <h1>${t("done.title")}</h1>
      <dl class="counts">
        ${one("done.time", clock(all.contactTime ?? all.duration))}
        ${typeof all.rolls === "number" ? one("live.rolls", number(all.rolls, 0)) : nothing}
        ${Number.isFinite(all.distance) ? one("live.distance", metres(all.distance)) : nothing}
        ${Number.isFinite(peak) ? one("live.peak", loadAndUnit(peak, tool.unit)) : nothing}
      </dl>
      <p class="quiet">${alarms ? count("done.alarms", alarms) : t("done.no-alarms")}</p>
      ${all.session ? html`<a class="button" href="/sessions/${encodeURIComponent(all.session)}">${t("done.session")}</a>` : nothing}
      <button class="button main" @click=${() => this.#again(tool)}>${icon("start")}${t("done.again")}</button>
    </section>`;
  }

  #again(tool) {
    tool.endedAt = 0;
    if (!tool.streaming) this.#send(tool, "start");
    this.requestUpdate();
  }

  #all(tools) {
    return html`<section class="live" data-state=${gravest()?.level ?? "off"} aria-label=${t("place.live")}>
      <h1 class="unseen">${t("live.all")}</h1>
      ${gravest() ? html`<div class="alarm-frame"></div>` : nothing}
      <header class="bar">${this.#tabs(null, tools)}</header>
      <div class="all-tools">
        ${tools.map((tool) => {
          const words = tool.streaming ? advise(tool).words : t(`link.${tool.connected ? "silent" : (tool.status.state ?? "searching")}`);
          return html`<button data-state=${tool.state} @click=${() => (this.chosen = tool.id)}>
            <span class="row spread"><b>${tool.name}</b><span class="quiet">${zoneName(tool.zone)}</span></span>
            <span class="big">${tool.streaming ? load(tool.figure, tool.unit) : "–"} <small>${unitFor(tool.unit)}</small></span>
            <span class="row spread"><span>${words}</span><span class="quiet">${clock(tool.inSession ? tool.here : 0)}</span></span>
          </button>`;
        })}
      </div>
    </section>`;
  }

  #nothingYet() {
    if (feed.link === "connecting" || feed.broker === null) {
      return html`<section class="empty" aria-busy="true"><h1>${t("wait.server")}</h1></section>`;
    }
    return html`<section class="empty">
      ${instrument("ball")}
      <h1>${t("empty.title")}</h1>
      <p>${feed.broker ? t("empty.words") : t("notice.broker")}</p>
      <ul class="steps">
        <li><b>1</b><span>${t("empty.on")}</span></li>
        <li><b>2</b><span>${t("empty.find")}</span></li>
      </ul>
      <a class="button main" href="/tools?find">${t("find.button")}</a>
      <p class="aside">${t("empty.demo")} <code>./rollscope demo</code></p>
    </section>`;
  }
}

customElements.define("rs-live", Live);
