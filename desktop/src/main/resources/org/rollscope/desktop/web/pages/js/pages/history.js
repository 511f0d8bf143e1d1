import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Worded } from "../element.js";
import { icon, instrument } from "../icons.js";
import { complain } from "../problems.js";
import { clock, dose, factor, loadAndUnit, unitFor } from "../units.js";
import { asTime, mondayOf, mondays, plus, sum } from "../weeks.js";
import { count, date, list, number, t, zoneOrNone } from "../words.js";
import "../parts/calendar.js";
import "../parts/hints.js";
import "../parts/week-bars.js";

const WEEKS = 12;
const PAGE = 20;
const MEASURES = ["minutes", "rolls", "dose", "discomfort"];
const NOBODY = "nobody";
const MOST_DISCOMFORT = 10;

/** Am I keeping it up. */
class History extends Worded {
  static properties = {
    people: { state: true },
    person: { state: true },
    trends: { state: true },
    sessions: { state: true },
    next: { state: true },
    zone: { state: true },
    tool: { state: true },
    day: { state: true },
    measure: { state: true },
    said: { state: true },
    tools: { state: true },
  };

  #asked = 0;

  constructor() {
    super();
    this.people = [];
    this.person = null; // not known yet
    this.trends = null;
    this.sessions = null;
    this.next = null;
    this.zone = "";
    this.tool = "";
    this.day = "";
    this.measure = MEASURES[0];
    this.said = "";
    this.tools = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#begin();
  }

  /** Whose history: as the address says, else of whoever rolled last. */
  async #begin() {
    try {
      this.people = (await ask("GET", "/api/people").catch(() => ({ people: [] }))).people;
      const told = new URLSearchParams(location.search).get("person");
      const last = told ? null : (await ask("GET", "/api/sessions?limit=1")).sessions[0];
      this.#choose(told ?? last?.person ?? NOBODY);
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  #choose(person) {
    this.person = person;
    this.day = "";
    this.zone = "";
    this.tool = "";
    this.tools = new Map();
    history.replaceState(history.state, "", `/history?person=${encodeURIComponent(person)}`);
    this.#load();
    this.#list();
  }

  async #load() {
    const { person } = this;
    const calendar = Intl.DateTimeFormat().resolvedOptions().timeZone;
    try {
      const trends = await ask("GET", `/api/people/${encodeURIComponent(person)}/trends?weeks=${WEEKS}&calendar=${encodeURIComponent(calendar)}`);
      if (person === this.person) this.trends = trends;
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  /** The first page, or one more. */
  async #list(before = null) {
    const asked = ++this.#asked;
    const query = new URLSearchParams({ person: this.person === NOBODY ? "" : this.person, limit: PAGE });
    if (this.zone) query.set("zone", this.zone);
    if (this.tool) query.set("tool", this.tool);
    if (this.day) {
      query.set("from", new Date(`${this.day}T00:00:00`).toISOString());
      query.set("until", new Date(`${plus(this.day, 1)}T00:00:00`).toISOString());
    }
    if (before) query.set("before", before);
    try {
      const page = await ask("GET", `/api/sessions?${query}`);
      if (asked !== this.#asked) return;
      this.sessions = before ? [...this.sessions, ...page.sessions] : page.sessions;
      this.next = page.next;
      this.said = "";
      for (const { tool, toolName } of page.sessions) this.tools.set(tool, toolName);
    } catch (failure) {
      if (asked === this.#asked) this.said = complain(failure);
    }
  }

  #filter(name, value) {
    this[name] = value;
    this.#list();
  }

  render() {
    const head = html`<header class="row spread head"><h1>${t("place.history")}</h1>${this.#whose()}</header>
      <p class="said wrong" role="alert">${this.said || nothing}</p>`;
    if (!this.trends || !this.sessions) {
      return html`<section class="history">${head}<p class="quiet" aria-busy="true">${this.said ? "" : t("wait.server")}</p></section>`;
    }
    const filtered = this.zone || this.tool || this.day;
    if (!this.sessions.length && !this.trends.days.length && !filtered) return html`<section class="history">${head}${this.#nothing()}</section>`;
    return html`<section class="history">
      ${head}
      <rs-hints person=${this.person}></rs-hints>
      ${this.#week()}
      <div class="halves">
        <section class="card" aria-labelledby="calendar-title"><h2 id="calendar-title">${t("calendar.title")}</h2>
          <rs-calendar .days=${this.trends.days} until=${this.trends.until} today=${this.trends.today} chosen=${this.day}
            @choose=${(event) => this.#filter("day", event.detail)}></rs-calendar></section>
        ${this.#trends()}
      </div>
      ${this.#sessions(filtered)}
      <footer class="faint">${t("no-diagnosis")}</footer>
    </section>`;
  }

  #whose() {
    if (!this.people.length || this.person === null) return nothing;
    return html`<label class="row whose"><span class="quiet">${t("history.whose")}</span>
      <select class="select" @change=${(event) => this.#choose(event.target.value)}>
        ${this.people.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.person}>${name}</option>`)}
        <option value=${NOBODY} ?selected=${this.person === NOBODY}>${t("session.nobody")}</option>
      </select></label>`;
  }

  #nothing() {
    return html`<div class="empty">${instrument("ball")}
      <h2>${t("history.empty")}</h2><p>${t("history.empty-words")}</p>
      <a class="button main" href="/">${t("place.live")}</a></div>`;
  }

  /** This week beside the one before. */
  #week() {
    const monday = mondayOf(this.trends.today);
    const of = (from) => sum(this.trends.days.filter(({ day }) => day >= from && day < plus(from, 7)));
    const now = of(monday);
    const before = of(plus(monday, -7));
    const words = (all) => `${count("history.days", all.days.size)}, ${count("history.minutes", Math.round(all.time / 60))}`;
    return html`<div class="this-week">
      <p class="big">${now.days.size ? t("history.week", { what: words(now) }) : t("history.week-none")}</p>
      <p class="quiet">${before.days.size ? t("history.before", { what: words(before) }) : t("history.before-none")}</p>
    </div>`;
  }

  /** The value of a measure over some days: a number, and words. */
  #value(days) {
    const all = sum(days);
    switch (this.measure) {
      case "rolls":
        return { value: all.rolls, words: number(all.rolls, 0) };
      case "dose": {
        const [unit, value] = [...all.dose].sort((a, b) => b[1] - a[1])[0] ?? ["kPa", 0];
        return { value: value * factor(unit), words: days.length ? short(value * factor(unit)) : "", unit };
      }
      case "discomfort":
        return { value: all.discomfort, words: all.discomfort === null ? "" : number(all.discomfort, 1) };
      default:
        return { value: all.time / 60, words: number(Math.round(all.time / 60), 0) };
    }
  }

  #trends() {
    const { days, from, until } = this.trends;
    const weeks = (of) =>
      mondays(from, until).map((monday) => ({ monday, ...this.#value(of.filter(({ day }) => day >= monday && day < plus(monday, 7))) }));
    const zones = [...new Set(days.map(({ zone }) => zone))]
      .map((zone) => ({ zone, mine: days.filter((each) => each.zone === zone) }))
      .sort((a, b) => sum(b.mine).time - sum(a.mine).time);
    const shown = this.zone ? days.filter(({ zone }) => zone === this.zone) : days;
    const unit = days.find((each) => each.unit)?.unit ?? "kPa";
    const title = t(`trend.of.${this.measure}`, { unit: `${unitFor(unit)}·s` });
    const most = this.measure === "discomfort" ? MOST_DISCOMFORT : 0;
    return html`<section class="card trends" aria-labelledby="trends-title">
      <h2 id="trends-title">${title}</h2>
      <fieldset class="choice"><legend class="unseen">${t("trend.measure")}</legend>
        ${MEASURES.map((name) => html`<label><input type="radio" name="measure" value=${name} .checked=${this.measure === name}
          @change=${() => (this.measure = name)} /><span>${t(`trend.${name}`)}</span></label>`)}
      </fieldset>
      <rs-week-bars .weeks=${weeks(shown)} .most=${most} label=${this.zone ? `${title}, ${zoneOrNone(this.zone)}` : title}></rs-week-bars>
      <h3>${t("trend.by-zone")}</h3>
      <ul class="zone-rows">
        ${zones.map(({ zone, mine }) => html`<li>
          <button class="button plain" aria-pressed=${this.zone === zone} @click=${() => this.#filter("zone", this.zone === zone ? "" : zone)}>${zoneOrNone(zone)}</button>
          <rs-week-bars slim .weeks=${weeks(mine)} .most=${most} label="${title}, ${zoneOrNone(zone)}"></rs-week-bars>
          <span class="total">${this.#value(mine).words}</span>
        </li>`)}
      </ul>
    </section>`;
  }

  #sessions(filtered) {
    const zones = [...new Set([...this.trends.days.map(({ zone }) => zone), ...(this.zone ? [this.zone] : [])])].sort();
    return html`<section class="card" aria-labelledby="list-title">
      <div class="row spread list-head"><h2 id="list-title">${this.day ? date(asTime(this.day), { dateStyle: "full", timeZone: "UTC" }) : t("history.sessions")}</h2>
        <div class="row filters">
          <label><span class="unseen">${t("zones.zone")}</span><select class="select" .value=${this.zone} @change=${(event) => this.#filter("zone", event.target.value)}>
            <option value="" ?selected=${!this.zone}>${t("history.all-zones")}</option>
            ${zones.map((zone) => html`<option value=${zone} ?selected=${zone === this.zone}>${zoneOrNone(zone)}</option>`)}</select></label>
          ${this.tools.size > 1 || this.tool ? html`<label><span class="unseen">${t("history.tool")}</span><select class="select" @change=${(event) => this.#filter("tool", event.target.value)}>
            <option value="" ?selected=${!this.tool}>${t("live.all")}</option>
            ${[...this.tools].map(([id, name]) => html`<option value=${id} ?selected=${id === this.tool}>${name}</option>`)}</select></label>` : nothing}
          ${filtered ? html`<button class="button plain" @click=${() => this.#all()}>${icon("close")}${t("history.clear")}</button>` : nothing}
        </div></div>
      ${this.sessions.length ? html`<ul class="session-list">${this.sessions.map((each) => this.#row(each))}</ul>` : html`<p class="quiet">${t("history.none")}</p>`}
      ${this.next ? html`<button class="button" @click=${() => this.#list(this.next)}>${t("history.more")}</button>` : nothing}
    </section>`;
  }

  #all() {
    this.day = "";
    this.zone = "";
    this.#filter("tool", "");
  }

  #row({ id, start, zones, instrument: kind, contactTime, rolls, load, alarms, discomfort, open }) {
    const facts = [];
    if (open) facts.push(t("history.open"));
    if (Number.isFinite(contactTime)) facts.push(clock(contactTime));
    if (Number.isInteger(rolls)) facts.push(count("history.rolls", rolls));
    if (load) facts.push(t("history.dose", { dose: dose(load.dose, load.unit) }), t("history.peak", { peak: loadAndUnit(load.peak, load.unit) }));
    if (discomfort !== null) facts.push(t("history.felt", { n: number(discomfort, 0) }));
    return html`<li><a href="/sessions/${encodeURIComponent(id)}">
      ${instrument(kind)}
      <span class="what"><b>${list(zones.map(zoneOrNone))}</b><span class="quiet">${date(new Date(start), { weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit" })}</span></span>
      <span class="facts quiet">${facts.map((fact) => html`<span>${fact}</span>`)}</span>
      ${alarms ? html`<span class="alarmed">${icon("warn")}${count("history.alarms", alarms)}</span>` : html`<span></span>`}
    </a></li>`;
  }
}

/** A large number, shortened as people do. */
function short(value) {
  return value >= 10_000 ? `${number(value / 1000, 0)}k` : number(value, 0);
}

customElements.define("rs-history", History);
