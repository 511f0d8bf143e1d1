import { html, nothing, svg } from "lit";
import { ask } from "../api.js";
import { canStayAwake } from "../awake.js";
import { Element } from "../element.js";
import { icon } from "../icons.js";
import { complain } from "../problems.js";
import { settings } from "../settings.js";
import { allowSound, play } from "../sound.js";
import { canSpeak, speak } from "../speech.js";
import { t } from "../words.js";

/** Units, language, sounds, and letting a phone in. */
class Settings extends Element {
  static properties = { pairing: { state: true }, practice: { state: true }, said: { state: true } };

  #changed = () => this.requestUpdate();
  #timer = 0;

  constructor() {
    super();
    this.pairing = null;
    this.practice = null;
    this.said = null;
  }

  connectedCallback() {
    super.connectedCallback();
    settings.addEventListener("change", this.#changed);
    this.#askPractice();
    this.#askCode();
    this.#timer = setInterval(() => this.#askCode(), 5000); // a code is new once it was used
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    settings.removeEventListener("change", this.#changed);
    clearInterval(this.#timer);
  }

  async #askCode() {
    try {
      const answer = await fetch("/api/pairing");
      this.pairing = answer.ok ? await answer.json() : { elsewhere: answer.status === 403 };
    } catch {
      // asked again in a moment
    }
  }

  async #askPractice() {
    try {
      this.practice = await ask("GET", "/api/practice");
    } catch (failure) {
      this.said = { words: complain(failure), wrong: true };
    }
  }

  async #keepPractice(event) {
    event.preventDefault();
    const { name, phone, mail } = event.target.elements;
    try {
      this.practice = await ask("PUT", "/api/practice", { name: name.value, phone: phone.value, mail: mail.value });
      this.said = { words: t("person.saved") };
    } catch (failure) {
      this.said = { words: complain(failure), wrong: true };
    }
  }

  render() {
    return html`<section class="sheet">
      <h1>${t("place.settings")}</h1>
      <div class="card">
        ${this.#choice("theme")} ${this.#choice("language")} ${this.#choice("pressure")} ${this.#choice("force")}
        ${this.#target()}
      </div>
      <div class="card">
        ${this.#switch("sound", () => allowSound().then(() => play("note")))} ${this.#switch("haptic")}
        ${canSpeak ? this.#switch("speech", () => speak(t("speech.sample"))) : nothing}
        ${canStayAwake ? this.#switch("awake") : nothing} ${this.#switch("keys")}
      </div>
      ${this.#people()} ${this.#phone()}
      <p class="faint">${t("no-diagnosis")} ${t("settings.kept")}</p>
    </section>`;
  }

  #choice(name) {
    return html`<fieldset class="setting">
      <legend class="unseen">${t(`settings.${name}`)}</legend>
      <div><p class="name" aria-hidden="true">${t(`settings.${name}`)}</p></div>
      <div class="choice">
        ${settings.choices(name).map(
          (value) => html`<label><input type="radio" name=${name} value=${value} .checked=${settings.get(name) === value}
            @change=${() => settings.set(name, value)} /><span>${t(`settings.${name}.${value}`)}</span></label>`
        )}
      </div>
    </fieldset>`;
  }

  #switch(name, after) {
    return html`<div class="setting">
      <div><label class="name" for=${name}>${t(`settings.${name}`)}</label><p id="${name}-words">${t(`settings.${name}.words`)}</p></div>
      <input class="switch" type="checkbox" role="switch" id=${name} aria-describedby="${name}-words" .checked=${settings.get(name)}
        @change=${(event) => {
          settings.set(name, event.target.checked);
          if (event.target.checked) after?.();
        }} />
    </div>`;
  }

  #target() {
    const own = settings.get("target");
    return html`<div class="setting">
      <div><label class="name" for="target">${t("settings.target")}</label><p id="target-words">${t("settings.target.words")}</p></div>
      <input class="number" type="number" id="target" inputmode="numeric" min="5" max="900" step="5" aria-describedby="target-words"
        placeholder=${t("settings.target.usual")} .value=${own ? String(own) : ""}
        @change=${(event) => {
          const value = event.target.value === "" ? 0 : Math.round(Number(event.target.value));
          settings.set("target", value);
          event.target.value = settings.get("target") || "";
        }} />
    </div>`;
  }

  #people() {
    return html`<div class="card list"><a href="/people">${icon("person")}
          <span class="words"><b>${t("place.people")}</b><span class="quiet">${t("settings.people.words")}</span></span>${icon("next")}</a></div>
      <form class="card practice" @submit=${this.#keepPractice}>
        <h2>${t("settings.practice")}</h2>
        <p class="quiet">${t("settings.practice.words")}</p>
        <div class="fields">
          ${["name", "phone", "mail"].map(
            (field) => html`<label class="labelled">${t(`settings.practice.${field}`)}<input class="field" name=${field} maxlength="200"
              type=${{ phone: "tel", mail: "email" }[field] ?? "text"} autocomplete="off" .value=${this.practice?.[field] ?? ""} ?disabled=${!this.practice} /></label>`
          )}
          <button class="button" ?disabled=${!this.practice}>${t("person.save")}</button>
        </div>
        <p class="said ${this.said?.wrong ? "wrong" : ""}" role="status">${this.said?.words ?? ""}</p>
      </form>`;
  }

  /** In groups, so that two people can compare it aloud. */
  #fingerprint(text) {
    const pairs = text.split(":");
    const groups = Array.from({ length: pairs.length / 4 }, (_, i) => pairs.slice(4 * i, 4 * i + 4).join(" "));
    return html`<p class="quiet">${t("phone.certificate")}</p>
      <p class="fingerprint" aria-label="SHA-256">${groups.map((group) => html`<code>${group}</code> `)}</p>`;
  }

  #phone() {
    const pairing = this.pairing;
    if (!pairing || pairing.elsewhere) return nothing;
    return html`<div class="card">
      <h2>${t("phone.title")}</h2>
      ${pairing.code
        ? html`<div class="code">
            <svg viewBox="0 0 ${pairing.code.size} ${pairing.code.size}" role="img" aria-label=${t("phone.code")}>
              ${svg`<path d=${pairing.code.path} />`}
            </svg>
            <div class="words">
              <p>${t("phone.scan")}</p>
              <p class="quiet">${t("phone.once")} ${pairing.fingerprint ? nothing : t("phone.plain")}</p>
              <p><code>${pairing.address}</code></p>
              ${pairing.fingerprint ? this.#fingerprint(pairing.fingerprint) : nothing}
            </div>
          </div>`
        : html`<p class="quiet">${pairing.lan ? t("phone.no-network") : t("phone.closed")} <code>./rollscope --lan</code></p>`}
    </div>`;
  }
}

customElements.define("rs-settings", Settings);
