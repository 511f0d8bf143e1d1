import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Element, oncePerFrame } from "../element.js";
import { feed } from "../feed.js";
import { icon } from "../icons.js";
import { people } from "../people.js";
import { complain } from "../problems.js";
import { allowSound, play } from "../sound.js";
import { load, loadAndUnit, percent, unitFor } from "../units.js";
import { t, zoneName } from "../words.js";
import "../parts/who.js";
import "../parts/zone-picker.js";

const EVERY = 250; // ms
const PRESSES = 3;

/** The comfort test: how hard is 7 of 10, and limits made of it. */
class Comfort extends Element {
  static properties = { rest: {}, test: { state: true }, kept: { state: true }, said: { state: true } };

  #redraw = oncePerFrame(() => this.isConnected && this.requestUpdate());
  #timer = 0;
  #asking = false;

  constructor() {
    super();
    this.rest = "";
    this.test = null;
    this.kept = null;
    this.said = "";
  }

  connectedCallback() {
    super.connectedCallback();
    feed.addEventListener("change", this.#redraw);
    people.addEventListener("change", this.#redraw);
    this.#timer = setInterval(() => this.#look(), EVERY);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    feed.removeEventListener("change", this.#redraw);
    people.removeEventListener("change", this.#redraw);
    clearInterval(this.#timer);
    if (this.test) ask("DELETE", this.#path()).catch(() => {}); // begun anew when it is needed
  }

  #path(more = "") {
    return `/api/tools/${encodeURIComponent(this.rest)}/comfort${more}`;
  }

  async #do(method, more, body) {
    allowSound();
    try {
      const answer = await ask(method, this.#path(more), body);
      this.said = "";
      return answer;
    } catch (failure) {
      this.said = complain(failure);
      return null;
    }
  }

  async #begin(tool) {
    this.kept = null;
    this.test = await this.#do("PUT", "", { zone: tool.zone });
  }

  /** Asks how the test stands, and sounds when a press is over. */
  async #look() {
    if (!this.test || this.test.phase === "done" || this.#asking) return;
    this.#asking = true;
    try {
      const now = await ask("GET", this.#path());
      const more = now.presses.length > (this.test?.presses.length ?? 0);
      if (this.test) this.test = now;
      if (more) play(now.phase === "done" ? "move" : "note");
      this.said = "";
    } catch (failure) {
      this.said = complain(failure);
      if (failure.kind === "refused") this.test = null; // the server was started anew
    }
    this.#asking = false;
  }

  async #takeBack() {
    this.test = (await this.#do("DELETE", "/press")) ?? this.test;
  }

  async #keep() {
    const { outcome, zone, unit, person } = this.test;
    if (await this.#do("PUT", "/limit")) {
      this.kept = { ...outcome, zone, unit, person };
      this.test = null;
    }
  }

  async #leave() {
    await this.#do("DELETE", "");
    this.test = null;
  }

  render() {
    const tool = feed.tools.get(this.rest);
    return html`<section class="sheet comfort">
      <h1>${t("place.comfort")}</h1>
      ${tool ? this.#stage(tool) : html`<p class="quiet" role="status">${t(feed.link === "connecting" ? "wait.server" : "comfort.no-tool")}</p>`}
      <p class="said wrong" role="alert">${this.said}</p>
      <p class="faint">${t("no-diagnosis")}</p>
    </section>`;
  }

  #stage(tool) {
    if (tool.info.channels && !tool.measuresLoad) return html`<p class="card" role="status">${t("comfort.no-load", { tool: tool.name })}</p>`;
    if (this.kept) return this.#done(tool);
    if (!this.test) return this.#before(tool);
    return this.test.outcome ? this.#found() : this.#pressing(tool);
  }

  #before(tool) {
    const person = people.of(tool.id);
    const known = tool.zone !== "unknown";
    return html`<p class="lead">${t("comfort.what")}</p>
      <ol class="card steps">
        <li>${t("comfort.how-press")}</li>
        <li>${t("comfort.how-lift")}</li>
        <li>${t("comfort.how-thrice")}</li>
      </ol>
      <rs-who tool=${tool.id}></rs-who>
      <div class="row wrap">
        <button class="button" @click=${() => this.querySelector("rs-zone-picker").open()}>${zoneName(tool.zone)} ${icon("down")}<span class="unseen">${t("zone.change")}</span></button>
        <button class="button main" ?disabled=${!person || !known || !tool.streaming} @click=${() => this.#begin(tool)}>${t("comfort.begin")}</button>
      </div>
      ${tool.streaming ? nothing : html`<p class="quiet">${t("wait.silent", { tool: tool.name })}</p>`}
      <p class="faint">${t("comfort.numb")}</p>
      <rs-zone-picker .tool=${tool}></rs-zone-picker>`;
  }

  #pressing(tool) {
    const { phase, remark, presses } = this.test;
    const words = remark === "none" || phase === "pressing" ? t(`comfort.${phase}`) : t(`comfort.${remark}`);
    const now = tool.streaming && tool.live.contact ? load(tool.figure, tool.unit) : "–";
    return html`<p class="quiet">${zoneName(this.test.zone)} · ${t("comfort.press", { n: presses.length + 1, all: PRESSES })}</p>
      <p class="instruction" role="status">${words}</p>
      <p class="figure"><span class="value">${now}</span> <span class="unit">${unitFor(this.test.unit)}</span></p>
      ${this.#scale()} ${this.#presses()}
      <div class="row wrap">
        ${presses.length ? html`<button class="button" @click=${this.#takeBack}>${t("comfort.take-back")}</button>` : nothing}
        <button class="button plain" @click=${this.#leave}>${t("comfort.leave")}</button>
      </div>`;
  }

  /** 0 to 10, and where to stop. */
  #scale() {
    return html`<div class="scale" role="img" aria-label=${t("comfort.scale")}>
      ${Array.from({ length: 11 }, (_, n) => html`<span class=${n === 7 ? "here" : n > 7 ? "beyond" : ""}>${n}</span>`)}
    </div>`;
  }

  #presses() {
    const { presses, unit } = this.test;
    return html`<ol class="presses" aria-label=${t("comfort.presses")}>
      ${Array.from({ length: PRESSES }, (_, n) => html`<li class=${n < presses.length ? "there" : ""}>${n < presses.length ? loadAndUnit(presses[n], unit) : n + 1}</li>`)}
    </ol>`;
  }

  #found() {
    const { outcome, zone, unit } = this.test;
    const spread = percent(outcome.spread * 100);
    if (!outcome.agrees) {
      return html`<p class="instruction" role="status">${t("comfort.differ")}</p>
        ${this.#presses()}
        <p class="quiet">${t("comfort.differ-why", { spread })}</p>
        <div class="row wrap">
          <button class="button main" @click=${() => this.#begin(feed.tools.get(this.rest))}>${t("comfort.again")}</button>
          <button class="button" @click=${this.#takeBack}>${t("comfort.take-back")}</button>
          <button class="button plain" @click=${this.#leave}>${t("comfort.leave")}</button>
        </div>`;
    }
    return html`<p class="instruction" role="status">${t("comfort.found", { zone: zoneName(zone) })}</p>
      ${this.#limits(outcome, unit)} ${this.#presses()}
      <p class="quiet">${t("comfort.rule", { spread })}</p>
      <div class="row wrap">
        <button class="button main" @click=${this.#keep}>${t("comfort.keep")}</button>
        <button class="button" @click=${this.#takeBack}>${t("comfort.take-back")}</button>
        <button class="button plain" @click=${this.#leave}>${t("comfort.leave")}</button>
      </div>`;
  }

  #limits({ high, highHigh }, unit) {
    return html`<dl class="found">
      <div class="high"><dt>${t("person.high")}</dt><dd>${loadAndUnit(high, unit)}</dd></div>
      <div class="stop"><dt>${t("person.high-high")}</dt><dd>${loadAndUnit(highHigh, unit)}</dd></div>
    </dl>`;
  }

  #done(tool) {
    return html`<p class="instruction" role="status">${t("comfort.kept", { zone: zoneName(this.kept.zone) })}</p>
      ${this.#limits(this.kept, this.kept.unit)}
      <div class="row wrap">
        <button class="button main" @click=${() => (this.kept = null)}>${t("comfort.next-zone")}</button>
        <a class="button" href="/people/${this.kept.person}">${t("person.limits")}</a>
        <a class="button plain" href="/">${t("comfort.roll", { tool: tool.name })}</a>
      </div>`;
  }
}

customElements.define("rs-comfort", Comfort);
