import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Worded } from "../element.js";
import { icon } from "../icons.js";
import { count, t, zoneOrNone } from "../words.js";

/** Says on which zones alarms or discomfort repeat, and suggests seeing one's therapist. */
class Hints extends Worded {
  static properties = {
    person: {}, // identifier, or nobody
    zones: { attribute: false }, // only these; null for all
    hints: { state: true },
    practice: { state: true },
  };

  constructor() {
    super();
    this.zones = null;
    this.hints = [];
    this.practice = null;
  }

  willUpdate(changed) {
    if (changed.has("person") && this.person) this.#load();
  }

  async #load() {
    const { person } = this;
    try {
      const { hints } = await ask("GET", `/api/people/${encodeURIComponent(person)}/hints`);
      if (person === this.person) this.hints = hints;
      if (hints.length) this.practice = await ask("GET", "/api/practice");
    } catch {
      // without them the page is whole; the contact is not there where nobody has told it
    }
  }

  render() {
    const shown = this.hints.filter(({ zone }) => !this.zones || this.zones.includes(zone));
    if (!shown.length) return nothing;
    return html`<aside class="hint card" aria-labelledby="hint-title">
      ${icon("warn")}
      <div>
        <h2 id="hint-title">${t("hint.title")}</h2>
        ${shown.map((hint) => html`<p>${this.#why(hint)}</p>`)}
        <p>${t("hint.see")}</p>
        ${this.#contact()}
      </div>
    </aside>`;
  }

  #why({ zone, sessions, alarms, discomfort }) {
    const parts = [];
    if (alarms) parts.push(count("hint.alarms", alarms));
    if (discomfort) parts.push(count("hint.discomfort", discomfort));
    return t("hint.why", { zone: zoneOrNone(zone), n: sessions, what: parts.join(", ") });
  }

  #contact() {
    const { name, phone, mail } = this.practice ?? {};
    if (!name && !phone && !mail) return nothing;
    return html`<p class="contact">
      ${name ? html`<b>${name}</b>` : nothing}
      ${phone ? html`<a href="tel:${phone.replace(/[^+\d]/g, "")}">${phone}</a>` : nothing}
      ${mail ? html`<a href="mailto:${mail}">${mail}</a>` : nothing}
    </p>`;
  }
}

customElements.define("rs-hints", Hints);
