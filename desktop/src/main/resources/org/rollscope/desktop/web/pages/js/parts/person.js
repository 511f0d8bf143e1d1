import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Element } from "../element.js";
import { feed } from "../feed.js";
import { icon } from "../icons.js";
import { initials, people } from "../people.js";
import { complain } from "../problems.js";
import { loadAndUnit } from "../units.js";
import { number, t, zoneName } from "../words.js";
import "./body.js";
import "./cautions.js";
import { ZONES } from "./zone-picker.js";

const EVERYWHERE = "everywhere";

/** All about one person: name and weight, limits, no-go zones, and their data. */
class Person extends Element {
  static properties = {
    person: { attribute: false },
    limits: { state: true },
    noGo: { state: true },
    reading: { state: true }, // the check of cautions is open
    said: { state: true }, // by section
    confirming: { state: true },
    typed: { state: true },
  };

  constructor() {
    super();
    this.limits = null;
    this.noGo = null;
    this.reading = false;
    this.said = {};
    this.confirming = false;
    this.typed = "";
  }

  willUpdate(changes) {
    if (changes.has("person") && this.person) this.#load();
  }

  get #path() {
    return `/api/people/${this.person.id}`;
  }

  async #load() {
    const { id } = this.person;
    try {
      const [limits, noGo] = await Promise.all([ask("GET", `${this.#path}/limits`), ask("GET", `${this.#path}/no-go`)]);
      if (this.person.id !== id) return;
      this.limits = limits;
      this.noGo = noGo.zones;
    } catch (failure) {
      this.#say("limits", failure);
    }
  }

  /** Does something, and says under a section what became of it. */
  async #do(section, deed, done) {
    try {
      await deed();
      this.said = { ...this.said, [section]: { words: done } };
      return true;
    } catch (failure) {
      this.#say(section, failure);
      return false;
    }
  }

  #say(section, failure) {
    this.said = { ...this.said, [section]: { words: complain(failure), wrong: true } };
  }

  #told(section) {
    const said = this.said[section];
    return html`<p class="said ${said?.wrong ? "wrong" : ""}" role="status">${said?.words ?? ""}</p>`;
  }

  #save(event) {
    event.preventDefault();
    const { name, weight } = event.target.elements;
    this.#do(
      "person",
      async () => {
        await ask("PUT", this.#path, { name: name.value.trim(), bodyWeight: weight.value === "" ? null : Number(weight.value) });
        await people.load();
      },
      t("person.saved")
    );
  }

  #setLimit(event) {
    event.preventDefault();
    const { zone, high, highHigh } = event.target.elements;
    const limit = { high: Number(high.value), highHigh: Number(highHigh.value), unit: "kPa", source: "person" };
    this.#do(
      "limits",
      async () => {
        await ask("PUT", `${this.#path}/limits/${zone.value}`, limit);
        await this.#load();
      },
      t("person.saved")
    );
  }

  #dropLimit(zone) {
    this.#do(
      "limits",
      async () => {
        await ask("DELETE", `${this.#path}/limits/${zone}`);
        await this.#load();
      },
      t("person.default-again")
    );
  }

  #allow(zone) {
    this.#do(
      "no-go",
      async () => {
        await ask("DELETE", `${this.#path}/no-go/${zone}`);
        await people.load();
      },
      t("person.allowed")
    );
  }

  #checked() {
    this.reading = false;
    this.said = { ...this.said, "no-go": { words: t("cautions.saved") } };
  }

  render() {
    const { person } = this;
    return html`<section class="sheet person-page">
      <header class="row"><span class="round big" aria-hidden="true">${initials(person.name)}</span><h1>${person.name}</h1></header>
      ${this.#about(person)} ${this.#noGoCard(person)} ${this.#limitsCard()} ${this.#data(person)}
      <p class="faint">${t("no-diagnosis")}</p>
    </section>`;
  }

  #about(person) {
    return html`<form class="card" @submit=${this.#save}>
      <div class="fields">
        <label class="labelled">${t("who.name")}<input class="field" name="name" autocomplete="off" maxlength="80" required .value=${person.name} /></label>
        <label class="labelled narrow">${t("who.weight")}<input class="field" name="weight" type="number" inputmode="decimal" min="2" max="500" step="0.1"
          .value=${person.bodyWeight === null ? "" : String(person.bodyWeight)} /></label>
        <button class="button">${t("person.save")}</button>
      </div>
      <p class="faint">${t("person.weight-why")}</p>
      ${this.#told("person")}
    </form>`;
  }

  #noGoCard(person) {
    return html`<section class="card" aria-labelledby="no-go-title">
      <h2 id="no-go-title" class="large">${t("person.no-go")}</h2>
      ${this.reading
        ? html`<rs-cautions .person=${person.id} @done=${this.#checked}></rs-cautions>`
        : html`<div class="no-go-zones">
            <rs-body both label=${t("person.no-go")} .noGo=${person.noGo}></rs-body>
            <div class="words">
              ${this.noGo?.length
                ? html`<ul class="list">${this.noGo.map((one) => this.#noGoLine(one))}</ul>`
                : html`<p class="quiet">${t("person.no-go-none")}</p>`}
              <p class="quiet">${t(`person.cautions.${person.cautions}`)}</p>
              <button class="button" @click=${() => (this.reading = true)}>${t(person.cautions === "answered" ? "person.reread" : "person.check")}</button>
            </div>
          </div>`}
      ${this.#told("no-go")}
    </section>`;
  }

  #noGoLine({ zone, reason, source }) {
    const why = reason
      .split(", ")
      .map((one) => (t(`caution.${one}`) === `caution.${one}` ? one : t(`caution.${one}`)))
      .join(", ");
    return html`<li class="row spread"><span class="words"><b>${zoneName(zone)}</b><span class="quiet">${why}</span></span>
      ${source === "therapist" ? html`<span class="quiet">${t("limits.short.therapist")}</span>` : nothing}
      <button class="button plain" @click=${() => this.#allow(zone)} aria-label=${t("person.allow", { zone: zoneName(zone) })}>${icon("close")}</button></li>`;
  }

  #limitsCard() {
    const { limits } = this;
    if (!limits) return html`<section class="card" aria-busy="true"><h2 class="large">${t("person.limits")}</h2>${this.#told("limits")}</section>`;
    const tools = feed.list.filter((tool) => tool.measuresLoad);
    return html`<section class="card" aria-labelledby="limits-title">
      <h2 id="limits-title" class="large">${t("person.limits")}</h2>
      <p class="quiet">${t("person.limits-why")}</p>
      <table class="limits">
        <thead><tr><th scope="col">${t("person.zone")}</th><th scope="col">${t("person.high")}</th><th scope="col">${t("person.high-high")}</th><th scope="col">${t("person.from")}</th><td></td></tr></thead>
        <tbody>
          ${limits.zones.map((limit) => this.#limitRow(zoneName(limit.zone), limit, limit.zone))}
          ${limits.everywhere ? this.#limitRow(t("person.elsewhere"), limits.everywhere, EVERYWHERE) : this.#defaults(limits.defaults)}
        </tbody>
      </table>
      ${tools.length
        ? html`<p class="deeds">${tools.map((tool) => html`<a class="button" href="/comfort/${encodeURIComponent(tool.id)}">${t("person.comfort", { tool: tool.name })}</a>`)}</p>`
        : html`<p class="faint">${t("person.comfort-none")}</p>`}
      <details>
        <summary>${t("person.by-hand")}</summary>
        <form class="fields" @submit=${this.#setLimit}>
          <label class="labelled">${t("person.zone")}<select class="select" name="zone">
            <option value=${EVERYWHERE}>${t("person.elsewhere")}</option>
            ${ZONES.map((zone) => html`<option value=${zone}>${zoneName(zone)}</option>`)}</select></label>
          <label class="labelled narrow">${t("person.high")}, kPa<input class="field" name="high" type="number" inputmode="decimal" min="1" max="2000" step="any" required /></label>
          <label class="labelled narrow">${t("person.high-high")}, kPa<input class="field" name="highHigh" type="number" inputmode="decimal" min="1" max="2000" step="any" required /></label>
          <button class="button">${t("person.save")}</button>
        </form>
      </details>
      ${this.#told("limits")}
    </section>`;
  }

  #limitRow(name, limit, zone) {
    const shown = (value) => (limit.unit === "%BW" ? `${number(value, 0)}\u202f% ${t("person.of-weight")}` : loadAndUnit(value, limit.unit));
    return html`<tr><th scope="row">${name}</th><td data-label=${t("person.high")}>${shown(limit.high)}</td><td data-label=${t("person.high-high")}>${shown(limit.highHigh)}</td>
      <td>${t(`limits.short.${limit.source}`)}</td>
      <td><button class="button plain" @click=${() => this.#dropLimit(zone)} aria-label=${t("person.drop", { zone: name })}>${icon("close")}</button></td></tr>`;
  }

  #defaults(defaults) {
    return Object.entries(defaults).map(
      ([kind, limit]) => html`<tr class="default"><th scope="row">${t("person.elsewhere")}, ${t(`instrument.${kind}`)}</th>
        <td data-label=${t("person.high")}>${loadAndUnit(limit.high, limit.unit)}</td><td data-label=${t("person.high-high")}>${loadAndUnit(limit.highHigh, limit.unit)}</td><td>${t("limits.short.default")}</td><td></td></tr>`
    );
  }

  #data(person) {
    return html`<section class="card" aria-labelledby="data-title">
      <h2 id="data-title" class="large">${t("person.data")}</h2>
      <p class="quiet">${t("person.data-where")}</p>
      <div class="deeds">
        <a class="button" href="${this.#path}/export" download>${t("person.export")}</a>
        <button class="button" aria-expanded=${this.confirming ? "true" : "false"} @click=${() => (this.confirming = !this.confirming)}>${t("person.delete")}</button>
      </div>
      ${this.confirming ? this.#confirm(person) : nothing}
      ${this.#told("data")}
    </section>`;
  }

  #confirm(person) {
    return html`<form class="confirm" @submit=${this.#delete}>
      <p><b>${t("person.delete-title", { name: person.name })}</b></p>
      <p>${t("person.delete-words")}</p>
      <div class="fields">
        <label class="labelled">${t("person.delete-type", { name: person.name })}
          <input class="field" name="name" autocomplete="off" spellcheck="false" .value=${this.typed} @input=${(event) => (this.typed = event.target.value)} /></label>
        <button class="button grave" ?disabled=${this.typed.trim() !== person.name}>${t("person.delete-now")}</button>
      </div>
    </form>`;
  }

  async #delete(event) {
    event.preventDefault();
    const done = await this.#do("data", () => ask("DELETE", this.#path, { name: this.typed }), "");
    if (!done) return;
    await people.load().catch(() => {}); // the list is asked for again where it is shown
  }
}

customElements.define("rs-person", Person);
