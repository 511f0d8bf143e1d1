import { html, nothing } from "lit";
import { bandOf, GOALS, goalOf, isReference, LONGEST_WORDS, PACE, shown, TOOLS, withField, withGoal, written } from "../draft.js";
import { Element } from "../element.js";
import { icon, instrument } from "../icons.js";
import { titleOf } from "../routines.js";
import { number, t, zoneName } from "../words.js";
import "./band-range.js";

const THIN = "\u202f";

/** The fields of one step. What was changed is told as the event "edit", with the new fields. */
class StepForm extends Element {
  static properties = {
    fields: { attribute: false },
    at: { type: Number },
    problems: { attribute: false }, // by key
    routines: { attribute: false }, // those whose steps may be taken
  };

  #tell(fields) {
    this.dispatchEvent(new CustomEvent("edit", { detail: fields }));
  }

  #set(key, value) {
    this.#tell(withField(this.fields, key, value));
  }

  render() {
    return isReference(this.fields) ? this.#reference() : this.#step();
  }

  #reference() {
    const chosen = this.fields.routine;
    const known = this.routines.some(({ name }) => name === chosen);
    return html`<div class="step-form">
      <label class="item"><span class="label">${t("editor.steps-of")}</span>
        <select class="select" @change=${(event) => this.#set("routine", event.target.value)}>
          ${known ? nothing : html`<option value=${chosen} selected>${chosen}</option>`}
          ${this.routines.map((each) => html`<option value=${each.name} ?selected=${each.name === chosen}>${titleOf(each)}</option>`)}
        </select></label>
      ${this.#wrong("routine")}
    </div>`;
  }

  #step() {
    const kind = goalOf(this.fields);
    return html`<div class="step-form">
      <div class="item"><span class="label" id="zone-${this.at}">${t("editor.zone")}</span>
        <button class="button zone-choice" aria-labelledby="zone-${this.at} zone-value-${this.at}" @click=${() => this.dispatchEvent(new CustomEvent("pick"))}>
          <span id="zone-value-${this.at}">${this.#zoneWords()}</span>${icon("down")}</button>
        ${this.#wrong("zone")}</div>
      ${this.#choices("tool", TOOLS, this.fields.tool ?? TOOLS[0], (tool) => this.#set("tool", tool), (tool) => html`${instrument(tool)}${t(`instrument.${tool}`)}`)}
      ${this.#wrong("tool")}
      ${this.#choices("goal", Object.keys(GOALS), kind, (goal) => this.#tell(withGoal(this.fields, goal)), (goal) => t(`editor.goal.${goal}`))}
      <div class="numbers">${GOALS[kind].map((spec) => this.#number(spec))}</div>
      <div class="item"><span class="label">${t("editor.band")}</span>
        <rs-band-range .low=${bandOf(this.fields).low} .high=${bandOf(this.fields).high} @change=${(event) => this.#band(event.detail)}></rs-band-range>
        ${this.#wrong("band-low")}${this.#wrong("band-high")}</div>
      ${this.#pace()}
      <label class="item"><span class="label">${t("editor.words")}</span>
        <textarea class="entry" rows="3" maxlength=${LONGEST_WORDS} placeholder=${t("editor.words-hint")} .value=${this.fields.words ?? ""}
          @input=${(event) => this.#set("words", event.target.value === "" ? null : event.target.value)}></textarea></label>
      ${this.#wrong("words")}${this.#others()}
    </div>`;
  }

  #zoneWords() {
    const { zone } = this.fields;
    return zone && !this.problems.has("zone") ? zoneName(zone) : zone || t("zone.unknown");
  }

  #choices(name, values, chosen, choose, words) {
    return html`<fieldset class="item">
      <legend class="label">${t(`editor.${name}`)}</legend>
      <div class="tiles ${name}">
        ${values.map(
          (value) => html`<label><input type="radio" name="${name}-${this.at}" value=${value} .checked=${value === chosen} @change=${() => choose(value)} />
            <span>${words(value)}</span></label>`
        )}
      </div>
    </fieldset>`;
  }

  #number(spec) {
    const id = `${spec.key}-${this.at}`;
    const wrong = this.problems.has(spec.key);
    return html`<div class="item">
      <label class="label" for=${id}>${t(`editor.${spec.key}`)}</label>
      <span class="with-unit"><input class="number" type="number" inputmode="decimal" id=${id} min=${spec.least} max=${spec.most} step=${spec.step}
        .value=${shown(this.fields, spec)} placeholder=${spec.usual} aria-invalid=${wrong} aria-describedby=${wrong ? `${id}-wrong` : nothing}
        @input=${(event) => this.#set(spec.key, written(event.target.value, spec))} />${spec.unit ? html`<span class="quiet">${spec.unit}</span>` : nothing}</span>
      ${wrong ? html`<p class="wrong" id="${id}-wrong">${this.#range(spec)}</p>` : nothing}
    </div>`;
  }

  /** Of a number in its bounds it is told what is wrong beside that. */
  #range(spec) {
    const value = Number(shown(this.fields, spec));
    if (value >= spec.least && value <= spec.most) return this.problems.get(spec.key);
    const bound = (of) => number(of, Number.isInteger(of) ? 0 : 1);
    return t("editor.range", { least: bound(spec.least), most: `${bound(spec.most)}${spec.unit ? THIN + spec.unit : ""}` });
  }

  #band({ low, high }) {
    this.#tell({ ...this.fields, "band-low": String(low), "band-high": String(high) });
  }

  #pace() {
    const asked = PACE.some(({ key }) => key in this.fields);
    return html`<div class="item">
      <div class="row spread"><label class="label" for="pace-${this.at}">${t("editor.pace")}</label>
        <input class="switch" type="checkbox" role="switch" id="pace-${this.at}" .checked=${asked} @change=${(event) => this.#askPace(event.target.checked)} /></div>
      ${asked ? html`<div class="numbers">${PACE.map((spec) => this.#number(spec))}</div>` : nothing}
    </div>`;
  }

  #askPace(wanted) {
    let { fields } = this;
    for (const spec of PACE) fields = withField(fields, spec.key, wanted ? String(spec.usual) : null);
    this.#tell(fields);
  }

  #wrong(key) {
    return this.problems.has(key) ? html`<p class="wrong">${this.problems.get(key)}</p>` : nothing;
  }

  /** What is wrong with keys that have no field here. */
  #others() {
    const known = [...Object.values(GOALS).flat(), ...PACE].map(({ key }) => key);
    known.push("routine", "zone", "tool", "band-low", "band-high", "words");
    return [...this.problems].filter(([key]) => !known.includes(key)).map(([key, words]) => html`<p class="wrong">${key}: ${words}</p>`);
  }
}

customElements.define("rs-step-form", StepForm);
