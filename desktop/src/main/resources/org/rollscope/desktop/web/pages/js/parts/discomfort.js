import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Element } from "../element.js";
import { complain } from "../problems.js";
import { t } from "../words.js";
import { MOST, scale } from "./scale.js";

const TRIES = 5; // a session that has just begun may not have come to the store yet
const AGAIN = 1500; // ms

/** Asks how it felt, 0 to 10, and keeps the answer with the session. */
class Discomfort extends Element {
  static properties = { session: {}, chosen: { state: true }, said: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.session = "";
    this.chosen = null;
    this.said = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("key", this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("key", this.#key);
  }

  #key = (event) => {
    const { key } = event.detail;
    if (!/^\d$/.test(key)) return;
    // A 0 after a 1 makes it ten.
    this.chosen = key === "0" && this.chosen === 1 ? MOST : Number(key);
    event.preventDefault();
  };

  #answered(value) {
    this.dispatchEvent(new CustomEvent("answered", { detail: value }));
  }

  async #keep(event) {
    event.preventDefault();
    if (this.chosen === null || this.busy) return;
    this.busy = true;
    this.said = "";
    try {
      await this.#put();
      this.#answered(this.chosen);
    } catch (failure) {
      this.said = complain(failure);
    } finally {
      this.busy = false;
    }
  }

  async #put() {
    const path = `/api/sessions/${encodeURIComponent(this.session)}/discomfort`;
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask("PUT", path, { discomfort: this.chosen });
      } catch (failure) {
        if (failure.kind !== "refused" || attempt === TRIES) throw failure;
      }
      await new Promise((done) => setTimeout(done, AGAIN));
    }
  }

  render() {
    return html`<form class="discomfort" @submit=${this.#keep}>
      <fieldset>
        <legend>${t("discomfort.ask")}</legend>
        <p class="quiet" id="discomfort-words">${t("discomfort.words")}</p>
        ${scale({ name: "discomfort", chosen: this.chosen, pick: (value) => (this.chosen = value), describedBy: "discomfort-words" })}
        <p class="ends" aria-hidden="true"><span>${t("discomfort.none")}</span><span>${t("discomfort.most")}</span></p>
      </fieldset>
      <div class="row">
        <button class="button main" ?disabled=${this.chosen === null || this.busy}>${t("discomfort.keep")}</button>
        <button class="button plain" type="button" @click=${() => this.#answered(null)}>${t("discomfort.skip")}</button>
      </div>
      <p role="alert" class="said wrong">${this.said || nothing}</p>
    </form>`;
  }
}

customElements.define("rs-discomfort", Discomfort);
