import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Worded } from "../element.js";
import { icon, instrument } from "../icons.js";
import { scale } from "../parts/scale.js";
import { alarmTable, coachTable, zoneTable } from "../parts/session-tables.js";
import { complain } from "../problems.js";
import { sentences } from "../sentences.js";
import { clock, loadAndUnit, metres } from "../units.js";
import { count, date, list, number, t, zoneOrNone } from "../words.js";
import "../parts/body.js";
import "../parts/hints.js";
import "../parts/notes.js";
import "../parts/session-map.js";
import "../parts/session-trace.js";

const AGAIN = 4000; // ms; one that runs grows, one that has just ended may not be here yet
const TRIES = 5;
const AROUND = 6; // s around an alarm

/** What was done, where, how hard. */
class Sessions extends Worded {
  static properties = {
    rest: {},
    details: { state: true },
    people: { state: true },
    routines: { state: true },
    spot: { state: true },
    said: { state: true },
    missing: { state: true },
  };

  #timer = 0;
  #tries = 0;
  #theme = "";

  constructor() {
    super();
    this.details = null;
    this.people = null;
    this.routines = [];
    this.spot = null;
    this.said = "";
    this.missing = "";
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("beforeprint", this.#toPaper);
    window.addEventListener("afterprint", this.#toScreen);
    ask("GET", "/api/people").then(({ people }) => (this.people = people), () => {});
    ask("GET", "/api/routines").then(({ routines }) => (this.routines = routines), () => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#toPaper);
    window.removeEventListener("afterprint", this.#toScreen);
    clearTimeout(this.#timer);
  }

  #toPaper = () => {
    this.#theme = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
  };

  #toScreen = () => {
    document.documentElement.dataset.theme = this.#theme;
  };

  get #path() {
    return `/api/sessions/${encodeURIComponent(this.rest)}`;
  }

  willUpdate(changed) {
    if (!changed.has("rest")) return;
    this.details = null;
    this.#tries = 0;
    this.#load();
  }

  async #load() {
    clearTimeout(this.#timer);
    try {
      this.details = await ask("GET", this.#path);
      this.missing = "";
      if (this.details.running) this.#timer = setTimeout(() => this.#load(), AGAIN);
    } catch (failure) {
      this.missing = complain(failure);
      if (++this.#tries < TRIES) this.#timer = setTimeout(() => this.#load(), AGAIN);
    }
  }

  async #change(what, body) {
    try {
      await ask("PUT", `${this.#path}/${what}`, body);
      this.said = t("session.kept");
      await this.#load();
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  async #remove() {
    try {
      await ask("DELETE", this.#path);
      this.querySelector("a.back").click();
    } catch (failure) {
      this.querySelector("dialog").close();
      this.said = complain(failure);
    }
  }

  render() {
    if (!this.details) return this.#nothing();
    const { session, alarms, routine } = this.details;
    const over = !session.open;
    return html`<article class="review">
      ${this.#head()}
      <rs-hints person=${session.person ?? "nobody"} .zones=${session.zones}></rs-hints>
      <div class="columns">
        <div class="main-column">
          <section class="card timeline" aria-label=${t("trace.title")}>
            <rs-session-trace .details=${this.details} .spot=${this.spot} @moment=${(event) => (this.spot = event.detail.spot)}></rs-session-trace>
          </section>
          <div class="pair">
            <section class="card" aria-labelledby="map-title"><h2 id="map-title">${t("map.title")}</h2>
              <rs-session-map .details=${this.details} .spot=${this.spot} @point=${(event) => (this.spot = event.detail)}></rs-session-map></section>
            <section class="card" aria-labelledby="zones-title"><h2 id="zones-title">${t("zones.title")}</h2>
              <div class="by-zone"><rs-body both .zones=${this.#doses()} .label=${t("zones.body")}></rs-body>${over ? zoneTable(this.details) : nothing}</div></section>
          </div>
          <section class="card" aria-labelledby="alarms-title"><h2 id="alarms-title">${t("alarms.title")}</h2>
            ${alarms.length ? alarmTable(this.details, (alarm) => this.#show(alarm)) : html`<p class="quiet">${t("alarms.none")}</p>`}</section>
          ${routine ? this.#coached(routine) : nothing}
        </div>
        <aside class="edge" aria-label=${t("session.edge")}>
          ${this.#felt(session)}
          <section class="card"><rs-notes session=${session.id}></rs-notes></section>
          ${this.#deeds()}
        </aside>
      </div>
      <footer class="faint">${this.#quality()} ${this.#limits()} ${t("no-diagnosis")}</footer>
      ${this.#sure()}
    </article>`;
  }

  #nothing() {
    if (!this.missing) return html`<section class="empty" aria-busy="true"><h1>${t("session.wait")}</h1></section>`;
    return html`<section class="empty"><h1>${t("session.missing")}</h1><p>${this.missing}</p>
      <a class="button main" href="/history">${t("place.history")}</a></section>`;
  }

  #head() {
    const { session, running, spots } = this.details;
    const told = session.open ? [...new Set(spots.map(({ zone }) => zone))] : session.zones;
    const zones = (told.length ? told : session.zones).map(zoneOrNone);
    const start = new Date(session.start);
    const one = (key, value) => html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>`;
    return html`<header class="top">
      <a class="back no-print" href="/history${session.person ? `?person=${encodeURIComponent(session.person)}` : ""}">${icon("earlier")}${t("place.history")}</a>
      <p class="row quiet meta">${instrument(session.instrument)}<span>${date(start, { dateStyle: "full", timeStyle: "short" })}</span><span>${session.toolName}</span>${this.#who(session)}</p>
      <h1>${list(zones)}</h1>
      ${session.open ? html`<p class="state">${icon("live")}${t(running ? "session.running" : "session.no-end")}
        ${running ? html`<a href="/">${t("session.live")}</a>` : nothing}</p>` : nothing}
      <div class="told">${sentences(this.details).map((sentence) => html`<p>${sentence}</p>`)}</div>
      ${session.open ? nothing : html`<dl class="counts">
        ${Number.isFinite(session.contactTime) ? one("done.time", clock(session.contactTime)) : nothing}
        ${Number.isInteger(session.rolls) ? one("live.rolls", number(session.rolls, 0)) : nothing}
        ${Number.isFinite(session.distance) ? one("live.distance", metres(session.distance)) : nothing}
        ${session.load ? one("session.mean", loadAndUnit(session.load.mean, session.load.unit)) : nothing}
        ${session.load ? one("live.peak", loadAndUnit(session.load.peak, session.load.unit)) : nothing}
      </dl>`}
    </header>`;
  }

  /** Who it was, to be read and to be changed. */
  #who({ person, personName }) {
    const name = personName ?? t("session.nobody");
    if (!this.people?.length) return html`<span class="who">${name}</span>`;
    return html`<label class="who"><span class="unseen">${t("session.who")}</span>
      <select class="select no-print" .value=${person ?? ""} @change=${(event) => this.#change("person", { person: event.target.value || null })}>
        <option value="" ?selected=${!person}>${t("session.nobody")}</option>
        ${this.people.map(({ id, name: each }) => html`<option value=${id} ?selected=${id === person}>${each}</option>`)}
      </select><span class="only-print">${name}</span></label>`;
  }

  #doses() {
    const { zones, spots } = this.details;
    if (zones.length) return new Map(zones.map((each) => [each.zone, each.dose ?? each.contactTime]));
    const sums = new Map();
    for (const { zone, dose, dwell } of spots) sums.set(zone, (sums.get(zone) ?? 0) + (dose ?? dwell));
    return sums;
  }

  #show({ onset }) {
    const trace = this.querySelector("rs-session-trace");
    trace.show(onset, AROUND);
    trace.scrollIntoView({ block: "nearest" });
    trace.querySelector(".plot").focus({ preventScroll: true });
  }

  #coached(routine) {
    const title = this.routines.find(({ name }) => name === routine.name)?.title ?? routine.title;
    return html`<section class="card" aria-labelledby="coached-title">
      <h2 id="coached-title">${title}</h2>
      ${routine.steps.length
        ? html`<p class="quiet">${t(routine.complete ? "coached.complete" : "coached.part")}</p>${coachTable(this.details)}`
        : html`<p class="quiet">${t("coached.open")}</p>`}
    </section>`;
  }

  #felt({ discomfort }) {
    return html`<fieldset class="card felt">
      <legend><h2>${t("felt.title")}</h2></legend>
      ${scale({ name: "felt", chosen: discomfort, pick: (value) => this.#change("discomfort", { discomfort: value }), describedBy: "felt-ends" })}
      <p class="ends quiet" id="felt-ends" aria-hidden="true"><span>${t("felt.none")}</span><span>${t("felt.most")}</span></p>
    </fieldset>`;
  }

  #deeds() {
    return html`<div class="deeds no-print">
      <button class="button" @click=${() => window.print()}>${t("session.print")}</button>
      ${this.details.running ? nothing : html`<button class="button" @click=${() => this.querySelector("dialog").showModal()}>${t("session.delete")}</button>`}
      <p class="said" role="status">${this.said}</p>
    </div>`;
  }

  #sure() {
    return html`<dialog aria-labelledby="sure-title"><div class="dialog-body">
      <h2 id="sure-title">${t("session.sure")}</h2>
      <p>${t("session.sure-words")}</p>
      <div class="row"><button class="button main" @click=${() => this.#remove()}>${t("session.delete")}</button>
        <button class="button plain" @click=${() => this.querySelector("dialog").close()}>${t("session.keep")}</button></div>
    </div></dialog>`;
  }

  /** What the figures rest on, in one line. */
  #quality() {
    const data = this.details.data;
    if (!data) return nothing;
    const parts = [count("quality.samples", data.samples)];
    if (data.gaps) parts.push(count("quality.gaps", data.gaps));
    if (data.lost) parts.push(count("quality.lost", data.lost));
    if (data.clipped) parts.push(count("quality.clipped", data.clipped));
    if (data.tareAssumed) parts.push(t("quality.zero"));
    if (parts.length === 1) parts.push(t("quality.whole"));
    return t("quality.data", { parts: list(parts) });
  }

  #limits() {
    const limits = this.details.limits;
    return limits ? t(`limits.${limits.source}`) : nothing;
  }
}

customElements.define("rs-sessions", Sessions);
