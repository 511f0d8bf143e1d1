import { html, nothing } from "lit";
import { Element, oncePerFrame } from "../element.js";
import { command, feed } from "../feed.js";
import { icon, instrument } from "../icons.js";
import { paired } from "../paired.js";
import "../parts/finder.js";
import { complain } from "../problems.js";
import { loadAndUnit, percent } from "../units.js";
import { number, t } from "../words.js";

const EVERY = 500;
const LONGEST_NAME = 64;

/** Is it connected, charged, calibrated; and which tools are there at all. */
class Tools extends Element {
  static properties = { said: { state: true }, finds: { state: true }, naming: { state: true }, leaving: { state: true } };

  #at = 0;
  #ids = "";
  #link = "";
  #redraw = oncePerFrame(() => {
    this.#stayInStep();
    if (performance.now() - this.#at < EVERY) return;
    this.#at = performance.now();
    this.requestUpdate();
  });
  #changed = () => this.requestUpdate();

  constructor() {
    super();
    this.said = {};
    this.finds = new URLSearchParams(location.search).has("find");
    this.naming = "";
    this.leaving = null;
  }

  connectedCallback() {
    super.connectedCallback();
    feed.addEventListener("change", this.#redraw);
    paired.addEventListener("change", this.#changed);
    paired.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    feed.removeEventListener("change", this.#redraw);
    paired.removeEventListener("change", this.#changed);
  }

  /** A tool that comes or goes, or the server after it was away, may have changed what is paired. */
  #stayInStep() {
    const ids = feed.list.map((tool) => tool.id).join(" ");
    if (ids !== this.#ids || (feed.link === "open" && this.#link !== "open")) paired.load();
    this.#ids = ids;
    this.#link = feed.link;
  }

  async #try(id, deed, done) {
    this.said = { ...this.said, [id]: { words: t("tools.asking") } };
    try {
      await deed();
      this.said = { ...this.said, [id]: { words: t(done) } };
      return true;
    } catch (failure) {
      this.said = { ...this.said, [id]: { words: complain(failure), wrong: true } };
      return false;
    }
  }

  #do(tool, name, args, done) {
    return this.#try(tool.id, () => command(tool.id, name, args), done);
  }

  #paired = ({ detail }) => {
    this.finds = false;
    this.said = { ...this.said, [detail.id]: { words: t("tools.paired") } };
    this.#name(detail.id);
  };

  async #name(id) {
    this.naming = id;
    await this.updateComplete;
    this.querySelector("#name")?.select();
  }

  render() {
    const tools = feed.list;
    const waits = feed.broker === null;
    return html`<section class="sheet">
      <div class="row spread title"><h1>${t("place.tools")}</h1>
        ${paired.tools && !this.finds ? html`<button class="button ${tools.length ? "" : "main"}" @click=${this.#find}>${t("find.button")}</button>` : nothing}</div>
      ${this.finds && paired.tools ? html`<rs-finder @paired=${this.#paired} @close=${() => (this.finds = false)}></rs-finder>` : nothing}
      ${waits ? html`<p class="quiet" aria-busy="true">${t("wait.server")}</p>` : nothing}
      ${tools.map((tool) => this.#card(tool))}
      ${!waits && !tools.length && !this.finds ? this.#none() : nothing}
      ${this.#leave()}
    </section>`;
  }

  #find = () => {
    this.finds = true;
  };

  #none() {
    return html`<div class="card none-yet">
      <h2>${t("empty.title")}</h2>
      <p class="quiet">${paired.tools ? t("tools.none") : html`${t("empty.pair")} <code>./rollscope pair</code>`}</p>
    </div>`;
  }

  #card(tool) {
    const { info, status } = tool;
    const link = tool.streaming ? "streaming" : tool.connected ? "silent" : (status.state ?? "searching");
    const mine = paired.find(tool.id);
    const said = this.said[tool.id];
    return html`<article class="card tool-card" aria-label=${this.#called(tool)}>
      <div class="head">${instrument(tool.instrument)}
        <div class="called">${this.naming === tool.id ? this.#nameForm(tool) : this.#title(tool, mine)}
          <p class="row quiet"><span class="dot ${tool.streaming ? "on" : "wait"}"></span>${t(`link.${link}`)}</p></div></div>
      ${status.error ? html`<p class="row">${icon("warn")} ${status.error}</p>` : nothing}
      ${tool.id === paired.pluggedIn ? html`<p class="quiet">${t("tools.plugged-in")}</p>` : nothing}
      ${this.#facts(tool)}
      <div class="deeds">
        <button class="button" @click=${() => this.#do(tool, "identify", { seconds: 5 }, "tools.identified")}>${t("tools.identify")}</button>
        <button class="button" @click=${() => this.#do(tool, "haptic", {}, "tools.shaken")}>${t("tools.haptic")}</button>
        <button class="button" @click=${() => this.#do(tool, "tare", {}, "tools.tared")}>${t("tools.tare")}</button>
        ${mine ? html`<button class="button plain" @click=${() => this.#askLeave(tool)}>${t("tools.forget")}</button>` : nothing}
      </div>
      <p class="faint">${t("tools.tare-how")}</p>
      ${mine ? this.#calibration(mine) : nothing}
      <p class="said ${said?.wrong ? "wrong" : ""}" role="status">${said?.words ?? ""}</p>
    </article>`;
  }

  /** As it is called here; a tool that has not told its name yet is called as it is kept. */
  #called(tool) {
    return tool.info.name || paired.find(tool.id)?.name || tool.name;
  }

  #title(tool, mine) {
    return html`<div class="row name-row"><h2>${this.#called(tool)}</h2>
      ${mine
        ? html`<button class="button plain small" aria-label=${t("tools.rename-of", { tool: this.#called(tool) })} @click=${() => this.#name(tool.id)}>${icon("edit")}</button>`
        : nothing}</div>`;
  }

  #nameForm(tool) {
    return html`<form class="row name-form" @submit=${(event) => this.#rename(event, tool)}>
      <label class="unseen" for="name">${t("tools.name")}</label>
      <input class="text" id="name" name="name" required maxlength=${LONGEST_NAME} autocomplete="off" .value=${this.#called(tool)}
        @keydown=${(event) => event.key === "Escape" && (this.naming = "")} />
      <button class="button main">${t("tools.keep")}</button>
    </form>`;
  }

  async #rename(event, tool) {
    event.preventDefault();
    const name = new FormData(event.target).get("name").trim();
    if (name === this.#called(tool)) this.naming = "";
    else if (name && (await this.#try(tool.id, () => paired.rename(tool.id, name), "tools.renamed"))) this.naming = "";
  }

  #facts({ info, status, instrument: kind }) {
    const fact = (key, value) => html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>`;
    const limits = info.limits;
    return html`<dl class="facts">
      ${fact("tools.kind", t(`instrument.${kind}`))}
      ${Number.isFinite(status.battery) ? fact("live.battery", percent(status.battery)) : nothing}
      ${Number.isFinite(info.rate) ? fact("tools.rate", `${number(info.rate, 0)}\u202fHz`) : nothing}
      ${Number.isFinite(status.rssi) ? fact("tools.signal", `${number(status.rssi, 0)}\u202fdBm`) : nothing}
      ${limits ? fact("tools.limits", `${loadAndUnit(limits.high, limits.unit)} · ${loadAndUnit(limits.highHigh, limits.unit)}`) : nothing}
      ${limits ? fact("tools.limits-from", t(`limits.short.${limits.source}`)) : nothing}
      ${Number.isFinite(status.lost) ? fact("tools.lost", number(status.lost, 0)) : nothing}
      ${info.firmware ? fact("tools.firmware", info.firmware) : nothing}
    </dl>`;
  }

  #calibration({ id }) {
    return html`<details class="other"><summary>${t("tools.calibrate")}</summary>
      <p class="quiet">${t("tools.calibrate-how")}</p>
      <code class="command">./rollscope calibrate metre ${id}</code></details>`;
  }

  async #askLeave(tool) {
    this.leaving = tool;
    await this.updateComplete;
    this.querySelector("dialog.leave").showModal();
  }

  #leave() {
    const name = this.leaving ? this.#called(this.leaving) : "";
    return html`<dialog class="leave" aria-labelledby="leave-title">
      <div class="dialog-body"><h2 id="leave-title">${t("tools.forget-ask", { tool: name })}</h2>
        <p class="quiet">${t(this.leaving?.inSession ? "tools.forget-session" : "tools.forget-words")}</p>
        <div class="deeds"><button class="button main" @click=${this.#forget}>${t("tools.forget")}</button>
          <button class="button" @click=${this.#stay}>${t("tools.stay")}</button></div></div>
    </dialog>`;
  }

  #stay = () => this.querySelector("dialog.leave").close();

  #forget = async () => {
    const { id } = this.leaving;
    this.#stay();
    await this.#try(id, () => paired.forget(id), "tools.forgotten");
  };
}

customElements.define("rs-tools", Tools);
