// Looks for tools and pairs one with a press.
import { html, nothing } from "lit";
import { Element } from "../element.js";
import { icon, instrument } from "../icons.js";
import { paired } from "../paired.js";
import { complain } from "../problems.js";
import { percent } from "../units.js";
import { count, number, t } from "../words.js";

const KINDS = ["ball", "stick", "foot-roller", "foam-roller"];
const NEAR = -65; // dBm
const IN_THE_ROOM = -82;

class Finder extends Element {
  static properties = {
    result: { state: true },
    searching: { state: true },
    pairing: { state: true },
    problem: { state: true },
  };

  #kinds = new Map();

  constructor() {
    super();
    this.result = null;
    this.searching = false;
    this.pairing = "";
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.search();
  }

  async search(port = "") {
    if (this.searching || this.pairing) return;
    this.searching = port ? "port" : "all";
    this.problem = "";
    this.result = null;
    try {
      this.result = await paired.search(port);
    } catch (failure) {
      this.problem = complain(failure);
    }
    this.searching = false;
  }

  async #pair(found) {
    this.pairing = found.lastingLink;
    this.problem = "";
    try {
      const kind = found.tellsItsTool ? {} : { instrument: this.#kinds.get(found.lastingLink) ?? KINDS[0] };
      const tool = await paired.pair({ link: found.lastingLink, ...kind });
      this.dispatchEvent(new CustomEvent("paired", { detail: tool }));
    } catch (failure) {
      this.problem = complain(failure);
    }
    this.pairing = "";
  }

  render() {
    return html`<section class="card finder" aria-labelledby="finder-title">
      <div class="row spread">
        <h2 id="finder-title">${t("find.title")}</h2>
        <button class="button plain" aria-label=${t("close")} @click=${() => this.dispatchEvent(new Event("close"))}>${icon("close")}</button>
      </div>
      ${this.searching ? this.#waiting() : this.#found()}
      <div role="status" class=${this.problem ? "said wrong" : "unseen"}>${this.problem || this.#told()}</div>
      ${this.searching ? nothing : this.#more()}
    </section>`;
  }

  #told() {
    if (this.searching) return t("find.searching");
    return this.result ? count("find.found", this.result.found.filter((found) => found.usable).length) : "";
  }

  #waiting() {
    return html`<div class="waiting"><div class="sweep" role="progressbar" aria-label=${t("find.searching")}></div>
      <p>${t(this.searching === "port" ? "find.at-port" : "find.searching")}</p>
      <p class="quiet">${t("find.near")}</p></div>`;
  }

  #found() {
    const result = this.result;
    if (!result) return nothing;
    const order = (found) => (found.pairedAs ? 1 : found.usable ? 0 : 2);
    const all = [...result.found].sort((a, b) => order(a) - order(b));
    return html`
      ${all.length ? html`<ul class="finds">${all.map((found) => this.#row(found))}</ul>` : this.#none()}
      ${result.strangers ? html`<p class="faint">${count("find.strangers", result.strangers)}</p>` : nothing}
      ${this.#obstacles(result)}`;
  }

  #none() {
    return html`<div class="none"><p><b>${t("find.none")}</b></p>
      <ul class="tips">${["on", "near", "phone", "cable"].map((tip) => html`<li>${t(`find.tip.${tip}`)}</li>`)}</ul></div>`;
  }

  #row(found) {
    const name = found.name || found.family || found.link;
    const busy = this.pairing === found.lastingLink;
    return html`<li class="find ${found.usable || found.pairedAs ? "" : "off"}">
      ${instrument("ball")}
      <div class="what"><p class="name">${name}</p>
        <p class="quiet">${this.#where(found)}</p>
        ${found.problem && !found.pairedAs ? html`<p class="quiet">${found.problem}</p>` : nothing}
        ${found.usable && !found.pairedAs && !found.tellsItsTool ? this.#kind(found, name) : nothing}
      </div>
      ${found.pairedAs
        ? html`<span class="row quiet">${t("find.paired")}</span>`
        : found.usable
          ? html`<button class="button main" ?disabled=${Boolean(this.pairing)} aria-label=${t("find.pair-with", { tool: name })}
              @click=${() => this.#pair(found)}>${t(busy ? "find.pairing" : "find.pair")}</button>`
          : nothing}
    </li>`;
  }

  #where(found) {
    const parts = [t(`find.on.${found.on}`)];
    if (Number.isFinite(found.rssi)) {
      parts.push(t(found.rssi >= NEAR ? "find.is-near" : found.rssi >= IN_THE_ROOM ? "find.in-room" : "find.far"));
    }
    if (Number.isFinite(found.battery)) parts.push(`${t("live.battery")} ${percent(found.battery)}`);
    if (Number.isFinite(found.rate)) parts.push(`${number(found.rate, 0)}\u202fHz`);
    return parts.join(" · ");
  }

  /** What a sensor is built into, which it cannot know. */
  #kind(found, name) {
    return html`<fieldset class="kinds"><legend class="quiet">${t("find.kind")}</legend><div class="choice">
      ${KINDS.map(
        (kind, i) => html`<label><input type="radio" name="kind of ${name} ${found.lastingLink}" value=${kind}
          .checked=${(this.#kinds.get(found.lastingLink) ?? KINDS[0]) === KINDS[i]}
          @change=${() => this.#kinds.set(found.lastingLink, kind)} /><span>${t(`instrument.${kind}`)}</span></label>`
      )}</div></fieldset>`;
  }

  #obstacles({ obstacles, bluetoothProblem }) {
    if (!obstacles.length && !bluetoothProblem) return nothing;
    return html`<div class="obstacles"><p class="row"><b>${icon("warn")}</b> <b>${t("find.obstacles")}</b></p>
      <ul>${obstacles.length
        ? obstacles.map(
            ({ check, subject, words, commands }) => html`<li><p><b>${check}${subject ? ` ${subject}` : ""}</b> ${words}</p>
              ${commands.map((line) => html`<code class="command">${line}</code>`)}</li>`
          )
        : html`<li><p>${bluetoothProblem}</p></li>`}</ul></div>`;
  }

  #more() {
    return html`<div class="deeds">
        <button class="button" ?disabled=${Boolean(this.pairing)} @click=${() => this.search()}>${t("find.again")}</button></div>
      <details class="other"><summary>${t("find.other")}</summary>
        <form class="line-form" @submit=${this.#atPort}>
          <label for="port">${t("find.port")}</label>
          <div class="row"><input class="text" id="port" name="port" required maxlength="300" autocomplete="off" spellcheck="false" placeholder="/dev/ttyUSB0" />
            <button class="button">${t("find.look")}</button></div>
          <p class="faint">${t("find.port-how")} <code>./rollscope sim</code></p>
        </form></details>`;
  }

  #atPort = (event) => {
    event.preventDefault();
    this.search(new FormData(event.target).get("port").trim());
  };
}

customElements.define("rs-finder", Finder);
