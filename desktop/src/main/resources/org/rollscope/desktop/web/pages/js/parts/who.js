import { html, nothing } from "lit";
import { Element } from "../element.js";
import { feed } from "../feed.js";
import { icon } from "../icons.js";
import { initials, people } from "../people.js";
import { complain } from "../problems.js";
import { settings } from "../settings.js";
import { t } from "../words.js";
import "./cautions.js";

const SHOWN = 4;
const SEARCHED = 8;

/**
 * Who is rolling with a tool: one tap chooses. It asks by itself where nobody was chosen yet, and for
 * the check of cautions where it was not made; either can be put off, in so many words.
 */
class Who extends Element {
  static properties = {
    tool: {},
    asking: { state: true }, // who, cautions
    said: { state: true },
    search: { state: true },
    busy: { state: true },
  };

  #changed = () => {
    this.requestUpdate();
    this.#ask();
  };

  constructor() {
    super();
    this.asking = null;
    this.said = "";
    this.search = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    people.addEventListener("change", this.#changed);
    feed.addEventListener("change", this.#ask);
    settings.addEventListener("change", this.#changed);
    if (people.list === null) people.load().catch(() => {}); // asked again with the next message
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    people.removeEventListener("change", this.#changed);
    feed.removeEventListener("change", this.#ask);
    settings.removeEventListener("change", this.#changed);
  }

  updated(changes) {
    if (changes.has("tool")) this.#ask();
    const dialog = this.querySelector("dialog");
    if (this.asking && !dialog.open) dialog.showModal();
    if (!this.asking && dialog?.open) dialog.close();
  }

  get #person() {
    return people.of(this.tool);
  }

  /** Asks what nobody has answered or put off yet, but never while somebody rolls. */
  #ask = () => {
    if (this.asking || people.list === null || !this.tool || feed.tools.get(this.tool)?.inSession) return;
    const person = this.#person;
    if (person ? person.cautions === "open" : !settings.get("nobody")) this.asking = person ? "cautions" : "who";
  };

  #close() {
    this.asking = null;
    this.said = "";
    this.search = "";
  }

  async #choose(person) {
    this.busy = true;
    try {
      await people.choose(this.tool, person);
      if (!person) settings.set("nobody", true);
      if (person?.cautions === "open") this.asking = "cautions";
      else this.#close();
      this.said = "";
    } catch (failure) {
      this.said = complain(failure);
    }
    this.busy = false;
  }

  async #add(event) {
    event.preventDefault();
    const form = event.target;
    const name = form.elements.name.value.trim();
    if (!name || this.busy) return;
    this.busy = true;
    try {
      const added = await people.add(name, Number(form.elements.weight.value) || 0);
      form.reset();
      await this.#choose(added);
    } catch (failure) {
      this.said = complain(failure);
    }
    this.busy = false;
  }

  render() {
    const all = people.list;
    if (all === null) return html`<div class="who" aria-busy="true"></div>`;
    const chosen = this.#person;
    const shown = this.#first(all, chosen);
    return html`<div class="who" role="group" aria-label=${t("who.title")}>
        ${shown.length ? nothing : html`<button class="person" @click=${() => (this.asking = "who")}>${icon("person")}${t("who.title")}</button>`}
        ${shown.map(
          (person) => html`<button class="person" aria-pressed=${person === chosen ? "true" : "false"}
            @click=${() => (person === chosen ? (this.asking = "who") : this.#choose(person))}>
            <span class="round" aria-hidden="true">${initials(person.name)}</span><span class="name">${person.name}</span></button>`
        )}
        ${shown.length
          ? html`<button class="person more" @click=${() => (this.asking = "who")} aria-label=${t("who.others")}>${icon("plus")}</button>`
          : nothing}
      </div>
      <p class="said wrong" role="alert">${this.asking ? "" : this.said}</p>
      <dialog class="who-dialog" aria-labelledby="who-title" @cancel=${this.#cancel} @close=${() => (this.asking = null)}>
        ${this.asking === "cautions" && chosen ? this.#cautions(chosen) : this.asking ? this.#everybody(all, chosen) : nothing}
      </dialog>`;
  }

  /** Those for whom there is room; whoever rolls is among them. */
  #first(all, chosen) {
    const first = all.slice(0, SHOWN);
    if (chosen && !first.includes(chosen)) first[SHOWN - 1] = chosen;
    return first;
  }

  /** What must be answered is not left by a slip of a finger. */
  #cancel = (event) => {
    const open = this.asking === "cautions" ? this.#person?.cautions === "open" : !this.#person && !settings.get("nobody");
    if (open) event.preventDefault();
  };

  #everybody(all, chosen) {
    const first = !chosen && !settings.get("nobody");
    const wanted = this.search.trim().toLowerCase();
    const found = all.filter((person) => person.name.toLowerCase().includes(wanted));
    return html`<div class="dialog-body">
      <div class="row spread"><h2 id="who-title" class="large">${t("who.title")}</h2>
        ${first ? nothing : html`<button class="button plain" aria-label=${t("close")} @click=${this.#close}>${icon("close")}</button>`}</div>
      ${first ? html`<p class="quiet">${t("who.why")}</p>` : nothing}
      ${all.length > SEARCHED
        ? html`<input class="field" type="search" aria-label=${t("who.search")} placeholder=${t("who.search")} .value=${this.search}
            @input=${(event) => (this.search = event.target.value)} />`
        : nothing}
      ${all.length
        ? html`<ul class="everybody">
            ${found.map(
              (person) => html`<li><button class="choose" aria-pressed=${person === chosen ? "true" : "false"} ?disabled=${this.busy} @click=${() => this.#choose(person)}>
                  <span class="round" aria-hidden="true">${initials(person.name)}</span>${person.name}</button>
                <a class="button plain" href="/people/${person.id}" aria-label=${t("who.about", { name: person.name })}>${icon("next")}</a></li>`
            )}
          </ul>`
        : nothing}
      <form class="new-person" @submit=${this.#add}>
        <label class="labelled">${t(all.length ? "who.new" : "who.name")}<input class="field" name="name" autocomplete="off" maxlength="80" required /></label>
        <label class="labelled narrow">${t("who.weight")}<input class="field" name="weight" type="number" inputmode="decimal" min="2" max="500" step="0.1" /></label>
        <button class="button main" ?disabled=${this.busy}>${t(all.length ? "who.add" : "who.begin")}</button>
      </form>
      <p class="said wrong" role="alert">${this.said}</p>
      <div class="row spread"><button class="button plain" @click=${() => this.#choose(null)}>${t(chosen ? "who.nobody" : "who.not-now")}</button>
        ${all.length ? html`<a class="quiet" href="/people">${t("who.people")}</a>` : nothing}</div>
    </div>`;
  }

  #cautions(person) {
    return html`<div class="dialog-body">
      <h2 id="who-title" class="large">${t("cautions.before", { name: person.name })}</h2>
      <rs-cautions .person=${person.id} first @done=${this.#close}></rs-cautions>
    </div>`;
  }
}

customElements.define("rs-who", Who);
