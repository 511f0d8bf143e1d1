import { html, nothing } from "lit";
import { Element } from "../element.js";
import { icon } from "../icons.js";
import { initials, people } from "../people.js";
import { complain } from "../problems.js";
import { count, t } from "../words.js";
import "../parts/person.js";

/** Who rolls here; and one of them, where the path names one. */
class PeoplePage extends Element {
  static properties = { rest: {}, said: { state: true } };

  #changed = () => this.requestUpdate();

  constructor() {
    super();
    this.rest = "";
    this.said = "";
  }

  connectedCallback() {
    super.connectedCallback();
    people.addEventListener("change", this.#changed);
    people.load().catch((failure) => (this.said = complain(failure)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    people.removeEventListener("change", this.#changed);
  }

  async #add(event) {
    event.preventDefault();
    const form = event.target;
    try {
      await people.add(form.elements.name.value.trim(), 0);
      form.reset();
      this.said = "";
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  render() {
    if (people.list === null) {
      return html`<section class="sheet"><h1>${t("place.people")}</h1><p class="quiet" role="status" aria-busy="true">${this.said || t("wait.server")}</p></section>`;
    }
    const person = people.find(this.rest);
    if (person) return html`<rs-person .person=${person}></rs-person>`;
    return html`<section class="sheet people">
      <h1>${t("place.people")}</h1>
      ${this.rest ? html`<p class="quiet" role="status">${t("people.gone")}</p>` : nothing}
      ${people.list.length
        ? html`<ul class="card list">${people.list.map((each) => this.#line(each))}</ul>`
        : html`<p class="quiet">${t("people.none")}</p>`}
      <form class="card new-person" @submit=${this.#add}>
        <label class="labelled">${t(people.list.length ? "who.new" : "who.name")}<input class="field" name="name" autocomplete="off" maxlength="80" required /></label>
        <button class="button main">${t("who.add")}</button>
      </form>
      <p class="said wrong" role="alert">${this.said}</p>
    </section>`;
  }

  #line(person) {
    const { length } = person.noGo;
    const words = [
      length ? count("people.no-go", length) : "",
      person.cautions === "answered" ? "" : t("people.unchecked"),
    ].filter(Boolean);
    return html`<li><a href="/people/${person.id}">
      <span class="round" aria-hidden="true">${initials(person.name)}</span>
      <span class="words"><b>${person.name}</b><span class="quiet">${words.join(" · ")}</span></span>
      ${icon("next")}</a></li>`;
  }
}

customElements.define("rs-people", PeoplePage);
