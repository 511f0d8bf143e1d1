import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Element } from "../element.js";
import { icon } from "../icons.js";
import { people } from "../people.js";
import { complain } from "../problems.js";
import { count, t, zoneName } from "../words.js";
import "./body.js";

const CAUTIONS = [
  "open-wound", "fracture", "inflammation", "deep-vein-thrombosis", "osteomyelitis", "myositis-ossificans", "something-else",
];

/** The check of cautions: what speaks against pressing a place, and where. Fires "done". */
class CautionsCheck extends Element {
  static properties = {
    person: {},
    first: { type: Boolean }, // it can be put off
    zones: { state: true }, // sets of zones by caution
    pointed: { state: true },
    said: { state: true },
    saved: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.first = false;
    this.zones = null;
    this.pointed = "";
    this.said = "";
    this.saved = false;
    this.busy = false;
  }

  updated(changes) {
    if (changes.has("person") && this.person) this.#load(this.person);
  }

  async #load(person) {
    this.zones = null;
    try {
      const { zones } = await ask("GET", `/api/people/${person}/cautions`);
      this.zones = new Map(Object.entries(zones).map(([caution, where]) => [caution, new Set(where)]));
      this.said = "";
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  async #put(answers) {
    this.busy = true;
    try {
      await ask("PUT", `/api/people/${this.person}/cautions`, answers);
      await people.load();
      this.said = "";
      this.saved = true;
      this.dispatchEvent(new Event("done"));
    } catch (failure) {
      this.said = complain(failure);
    }
    this.busy = false;
  }

  #save() {
    return this.#put({ zones: Object.fromEntries([...this.zones].map(([caution, where]) => [caution, [...where]])) });
  }

  #toggle(caution, holds) {
    if (holds) this.zones.set(caution, new Set());
    else this.zones.delete(caution);
    this.#changed();
  }

  #mark(caution, zone) {
    const where = this.zones.get(caution);
    if (!where.delete(zone)) where.add(zone);
    this.pointed = zone;
    this.#changed();
  }

  #changed() {
    this.saved = false;
    this.requestUpdate();
  }

  get #marked() {
    return new Set([...this.zones.values()].flatMap((where) => [...where]));
  }

  render() {
    if (!this.zones) return html`<p class="said" role="alert" aria-busy=${this.said ? "false" : "true"}>${this.said}</p>`;
    const places = this.#marked.size;
    const none = this.zones.size === 0;
    const act = none ? t("cautions.none") : places ? count("cautions.save", places) : t("cautions.save-elsewhere");
    return html`<p class="quiet">${t("cautions.intro")}</p>
      <ul class="cautions">${CAUTIONS.map((caution) => this.#row(caution))}</ul>
      <p class="faint">${t("cautions.doctor")} ${t("no-diagnosis")}</p>
      <div class="deeds">
        <button class="button main" ?disabled=${this.busy} @click=${this.#save}>${act}</button>
        ${this.first ? html`<button class="button plain" ?disabled=${this.busy} @click=${() => this.#put({ notNow: true })}>${t("cautions.not-now")}</button>` : nothing}
        <p class="said ${this.said ? "wrong" : ""}" role="status">${this.said || (this.saved ? t("cautions.saved") : "")}</p>
      </div>`;
  }

  #row(caution) {
    const where = this.zones.get(caution);
    return html`<li class=${where ? "holds" : ""}>
      <label class="caution"><span class="words"><b>${t(`caution.${caution}`)}</b><span class="quiet">${t(`caution.${caution}.words`)}</span></span>
        <input class="switch" type="checkbox" role="switch" .checked=${Boolean(where)} @change=${(event) => this.#toggle(caution, event.target.checked)} /></label>
      ${where ? this.#where(caution, where) : nothing}
    </li>`;
  }

  #where(caution, where) {
    return html`<div class="marking">
      <p class="row spread"><b>${t("cautions.where")}</b><span class="quiet" aria-hidden="true">${this.pointed && this.pointed !== "unknown" ? zoneName(this.pointed) : ""}</span></p>
      <div class="sides" aria-hidden="true">
        <div><span>${t("zone.r")}</span><b>${t("zone.front")}</b><span>${t("zone.l")}</span></div>
        <div><span>${t("zone.l")}</span><b>${t("zone.back")}</b><span>${t("zone.r")}</span></div>
      </div>
      <rs-body mark label=${t("cautions.where")} .noGo=${[...where]} @point=${(event) => (this.pointed = event.detail)}
        @choose=${(event) => this.#mark(caution, event.detail)}></rs-body>
      ${where.size
        ? html`<ul class="chips">${[...where].map(
            (zone) => html`<li><button class="chip" @click=${() => this.#mark(caution, zone)} aria-label=${t("cautions.unmark", { zone: zoneName(zone) })}>
              ${zoneName(zone)} ${icon("close")}</button></li>`
          )}</ul>`
        : html`<p class="faint">${t("cautions.elsewhere")}</p>`}
    </div>`;
  }
}

customElements.define("rs-cautions", CautionsCheck);
