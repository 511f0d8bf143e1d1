import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Worded } from "../element.js";
import { icon } from "../icons.js";
import { complain } from "../problems.js";
import { date, t } from "../words.js";

/** Notes about a session: read, write, erase. */
class Notes extends Worded {
  static properties = { session: {}, notes: { state: true }, said: { state: true } };

  constructor() {
    super();
    this.notes = [];
    this.said = "";
  }

  get #path() {
    return `/api/sessions/${encodeURIComponent(this.session)}/notes`;
  }

  willUpdate(changed) {
    if (changed.has("session")) this.#do(async () => {});
  }

  async #do(deed) {
    try {
      await deed();
      this.notes = (await ask("GET", this.#path)).notes;
      this.said = "";
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  #write = (event) => {
    event.preventDefault();
    const field = event.target.querySelector("textarea");
    const words = field.value.trim();
    if (!words) return;
    this.#do(async () => {
      await ask("POST", this.#path, { words });
      field.value = "";
    });
  };

  #erase(note) {
    this.#do(() => ask("DELETE", `${this.#path}/${encodeURIComponent(note.id)}`));
  }

  render() {
    return html`<h2>${t("notes.title")}</h2>
      ${this.notes.map((note) => html`<article class="note-of">
        <p class="words">${note.words}</p>
        <footer class="row spread"><span class="faint">${note.author ? `${note.author}, ` : ""}${date(new Date(note.time), { dateStyle: "medium" })}</span>
          <button class="button plain small no-print" aria-label=${t("notes.erase")} title=${t("notes.erase")} @click=${() => this.#erase(note)}>${icon("close")}</button></footer>
      </article>`)}
      <form class="no-print" @submit=${this.#write}>
        <label class="unseen" for="note-words">${t("notes.write")}</label>
        <textarea id="note-words" class="field" rows="3" maxlength="20000" placeholder=${t("notes.write")}></textarea>
        <button class="button">${t("notes.keep")}</button>
      </form>
      <p class="said wrong" role="alert">${this.said || nothing}</p>`;
  }
}

customElements.define("rs-notes", Notes);
