import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ask } from "../api.js";
import { emptyForm, fromApi, goalOf, GOALS, isReference, item, LONGEST_TITLE, nameFor, nextAfter, toApi } from "../draft.js";
import { Element } from "../element.js";
import { icon, instrument } from "../icons.js";
import { beforeLeaving } from "../leave.js";
import { complain } from "../problems.js";
import { goalWords, minutesOf, titleOf } from "../routines.js";
import { count, number, t, zoneName } from "../words.js";
import "./step-form.js";
import { undoLine } from "./undo.js";
import { variable } from "./variable.js";
import "./zone-picker.js";

const PAUSE = 250; // ms of quiet before what is written is judged

/** Writes a routine: as a form, as YAML, both in step. Tells "kept" with the routine once it is saved. */
class RoutineEditor extends Element {
  static properties = {
    source: { attribute: false }, // name, yaml and form of the routine; a name of null is not kept yet
    routines: { attribute: false },
    form: { state: true },
    yaml: { state: true },
    problems: { state: true },
    routine: { state: true },
    opened: { state: true }, // the identifier of the step whose form is shown
    asText: { state: true },
    said: { state: true },
    undone: { state: true },
    drag: { state: true },
  };

  #turn = 0;
  #timer = 0;
  #waiting = null;
  #saved = null;
  #leave = null;

  constructor() {
    super();
    Object.assign(this, { problems: [], routine: null, asText: false, said: null, undone: null, drag: null, yaml: "", form: null });
  }

  connectedCallback() {
    super.connectedCallback();
    beforeLeaving({ unsaved: () => this.#isUnsaved, ask: () => this.#mayLeave() });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    beforeLeaving(null);
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (!changed.has("source") || !this.source) return;
    const { yaml, form } = this.source;
    this.form = form ? fromApi(form) : yaml === null ? emptyForm() : null;
    this.yaml = yaml ?? "";
    this.#saved = this.source.name === null ? null : yaml;
    this.asText = !this.form;
    this.opened = this.form?.steps[0]?.id;
    this.#check(yaml === null ? { form: toApi(this.form) } : { yaml });
  }

  /** Whether something would be lost; a new one is something once it was changed. */
  get #isUnsaved() {
    return Boolean(this.#waiting) || (this.#saved !== null && this.yaml !== this.#saved);
  }

  #edit(form) {
    this.form = form;
    this.#later({ form: toApi(form) });
  }

  #write(yaml) {
    this.yaml = yaml;
    this.#later({ yaml });
  }

  #later(what) {
    this.#saved ??= ""; // a new one that was changed may be lost
    this.#waiting = what;
    this.#turn++;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#check(what), PAUSE);
  }

  /** Has it judged; what was not written by hand follows what was. */
  async #check(what) {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    try {
      const name = this.source.name ?? undefined;
      const answer = await ask("POST", "/api/routines/check", { name, ...what });
      if (turn !== this.#turn) return;
      this.#waiting = null;
      this.problems = answer.problems;
      this.routine = answer.routine;
      this.said = null;
      if (what.form) this.yaml = answer.yaml;
      if (what.yaml !== undefined) this.form = answer.form ? fromApi(answer.form, this.form?.steps) : null;
    } catch (failure) {
      if (turn === this.#turn) this.said = complain(failure);
    }
  }

  async #save() {
    if (this.#waiting) await this.#check(this.#waiting);
    if (this.#waiting || this.said) return;
    if (this.problems.length) {
      this.#showFirstProblem();
      return;
    }
    const taken = this.routines.map(({ name }) => name);
    const name = this.source.name ?? nameFor(this.routine.title === this.routine.name ? "" : this.routine.title, taken);
    try {
      const kept = await ask("PUT", `/api/routines/${name}`, { yaml: this.yaml });
      this.#saved = this.yaml;
      this.dispatchEvent(new CustomEvent("kept", { detail: kept }));
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  async #showFirstProblem() {
    const at = this.problems.map(({ key }) => /^steps\[(\d+)\]/.exec(key)?.[1]).find((index) => index !== undefined);
    if (at !== undefined && this.form) this.opened = this.form.steps[at]?.id;
    await this.updateComplete;
    const wrong = this.querySelector(".wrong");
    wrong?.scrollIntoView({ block: "center" });
    wrong?.closest(".item")?.querySelector("input, textarea, select, button")?.focus();
  }

  #mayLeave() {
    const dialog = this.querySelector("dialog.leave");
    dialog.showModal();
    return new Promise((resolve) => (this.#leave = resolve));
  }

  #answer(leave) {
    this.#leave?.(leave);
    this.#leave = null;
    this.querySelector("dialog.leave").close();
  }

  // Steps

  #steps(steps, opened = this.opened) {
    this.opened = opened;
    this.#edit({ ...this.form, steps });
  }

  #change(id, fields) {
    this.#steps(this.form.steps.map((step) => (step.id === id ? item(fields, id) : step)));
  }

  #add(step) {
    this.#steps([...this.form.steps, step], step.id);
    this.#focusStep(step.id);
  }

  #copy(at) {
    const copy = item({ ...this.form.steps[at].fields });
    this.#steps(this.form.steps.toSpliced(at + 1, 0, copy), copy.id);
    this.#focusStep(copy.id);
  }

  #remove(at) {
    const { steps } = this.form;
    const gone = steps[at];
    const left = steps.toSpliced(at, 1);
    this.undone = { words: t("editor.removed", { n: number(at + 1, 0) }), step: gone, at };
    this.#steps(left, (left[at] ?? left.at(-1))?.id);
    this.updateComplete.then(() => this.querySelector(".undo .back")?.focus());
  }

  #bringBack() {
    const { step, at } = this.undone;
    this.undone = null;
    this.#steps(this.form.steps.toSpliced(at, 0, step), step.id);
    this.#focusStep(step.id);
  }

  #move(at, to, focus) {
    const { steps } = this.form;
    if (to < 0 || to >= steps.length || to === at) return;
    const step = steps[at];
    this.#steps(steps.toSpliced(at, 1).toSpliced(to, 0, step));
    document.getElementById("polite").textContent = t("editor.moved", { n: number(to + 1, 0), all: number(steps.length, 0) });
    this.updateComplete.then(() => this.querySelector(`#step-${step.id} ${focus}`)?.focus());
  }

  #focusStep(id) {
    this.updateComplete.then(() => {
      const row = this.querySelector(`#step-${id} .step-head`);
      row?.focus();
      row?.scrollIntoView({ block: "nearest" });
    });
  }

  #gripKey(event, at) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#move(at, at + by, ".grip");
  }

  /** By mouse or finger: the row follows, a line shows where it goes. */
  #grab(event, at) {
    if (event.button !== 0) return;
    event.preventDefault();
    const rows = [...this.querySelectorAll(".step-card")].map((row) => row.getBoundingClientRect());
    const from = event.clientY + scrollY;
    const follow = (moved) => {
      const y = moved.clientY + scrollY - from;
      const middle = rows[at].top + rows[at].height / 2 + y;
      const to = rows.filter((row, index) => index !== at && row.top + row.height / 2 < middle).length;
      this.drag = { at, to, y };
    };
    const end = new AbortController();
    const drop = (moved) => {
      end.abort();
      const target = this.drag;
      this.drag = null;
      if (target && moved.type === "pointerup") this.#move(target.at, target.to, ".grip");
    };
    const heard = { signal: end.signal };
    window.addEventListener("pointermove", follow, heard);
    window.addEventListener("pointerup", drop, heard);
    window.addEventListener("pointercancel", drop, heard);
  }

  #problemsOf(at) {
    const found = new Map();
    for (const { key, words } of this.problems) {
      const [, index, field] = /^steps\[(\d+)\]\.?(.*)$/.exec(key) ?? [];
      if (Number(index) === at && index !== undefined && !found.has(field)) found.set(field, words);
    }
    return found;
  }

  // What is seen

  render() {
    if (!this.source) return nothing;
    return html`<section class="sheet editor ${this.asText ? "with-text" : ""}">
      <h1 class="unseen">${t(this.source.name === null ? "editor.new" : "editor.edit")}</h1>
      ${this.#bar()}
      <div class="halves">${this.#formHalf()} ${this.asText ? this.#textHalf() : nothing}</div>
      ${undoLine(this.undone, () => this.#bringBack(), () => (this.undone = null))}
      <rs-zone-picker @choose=${(event) => this.#zoneChosen(event.detail)}></rs-zone-picker>
      ${this.#leaveDialog()}
    </section>`;
  }

  #bar() {
    const wrong = this.problems.length;
    const fine = this.routine ? `${minutesOf(this.routine)} · ${count("coach.steps", this.routine.steps.length)}` : "";
    return html`<div class="editor-bar">
      <a class="way-back" href="/routines" aria-label=${t("place.routines")}>${icon("back")}</a>
      <p class="state ${wrong || this.said ? "off" : ""}" role="status">${this.said ?? (wrong ? html`${icon("warn")}${count("editor.wrong", wrong)}` : fine)}</p>
      <button class="button" aria-pressed=${this.asText} @click=${() => (this.asText = !this.asText)}>${icon("text")}<span class="word">YAML</span></button>
      <button class="button main save" @click=${() => this.#save()}>${t("editor.save")}</button>
    </div>`;
  }

  #formHalf() {
    if (!this.form) return html`<div class="form-half"><p class="quiet">${t("editor.no-form")}</p></div>`;
    const { steps } = this.form;
    const wrong = (key) => this.problems.filter((problem) => problem.key === key).map(({ words }) => html`<p class="wrong">${words}</p>`);
    return html`<div class="form-half">
      <label class="item"><span class="label">${t("editor.title")}</span>
        <input class="entry title" maxlength=${LONGEST_TITLE} placeholder=${t("editor.title-hint")} .value=${this.form.title}
          @input=${(event) => this.#edit({ ...this.form, title: event.target.value })} />${wrong("title")}</label>
      <ol class="step-list">
        ${repeat(steps, ({ id }) => id, (step, at) => this.#card(step, at))}
      </ol>
      ${wrong("steps")}${wrong("")}
      <div class="add">
        <button class="button add-step" @click=${() => this.#add(nextAfter(steps))}>${icon("plus")}${t("editor.add")}</button>
        <button class="button add-routine" @click=${() => this.#add(item({ routine: this.#others[0]?.name ?? "" }))}>${icon("plus")}${t("editor.add-routine")}</button>
      </div>
    </div>`;
  }

  get #others() {
    return this.routines.filter(({ name, problems }) => name !== this.source.name && !problems.length);
  }

  #card({ id, fields }, at) {
    const open = this.opened === id;
    const problems = this.#problemsOf(at);
    const { drag } = this;
    const target = drag && drag.to === at && drag.at !== at ? (drag.to < drag.at ? "before" : "after") : "";
    const held = drag?.at === at;
    return html`<li class="step-card ${open ? "open" : ""} ${held ? "held" : ""} ${target}" id="step-${id}" ${variable("--y", held ? `${drag.y}px` : "0px")}>
      <div class="step-row">
        <button class="grip" aria-label=${t("editor.grip", { n: number(at + 1, 0) })} @pointerdown=${(event) => this.#grab(event, at)} @keydown=${(event) => this.#gripKey(event, at)}>${icon("grip")}</button>
        <button class="step-head" aria-expanded=${open} @click=${() => (this.opened = open ? null : id)}>
          ${this.#headWords(fields, at)}
          ${problems.size ? html`<span class="trouble">${icon("warn")}<span class="unseen">${count("editor.wrong", problems.size)}</span></span>` : nothing}
          ${icon("down")}
        </button>
      </div>
      ${open
        ? html`<rs-step-form .fields=${fields} .at=${at} .problems=${problems} .routines=${this.#others}
              @edit=${(event) => this.#change(id, event.detail)} @pick=${() => this.#pickZone(id)}></rs-step-form>
            <div class="step-deeds">
              <button class="button plain deed-up" ?disabled=${at === 0} @click=${() => this.#move(at, at - 1, ".deed-up")} aria-label=${t("editor.up")}>${icon("up")}</button>
              <button class="button plain deed-down" ?disabled=${at + 1 === this.form.steps.length} @click=${() => this.#move(at, at + 1, ".deed-down")} aria-label=${t("editor.down")}>${icon("down")}</button>
              <span class="push"></span>
              <button class="button plain" @click=${() => this.#copy(at)}>${icon("copy")}${t("editor.copy")}</button>
              <button class="button plain" @click=${() => this.#remove(at)}>${icon("bin")}${t("editor.remove")}</button>
            </div>`
        : nothing}
    </li>`;
  }

  #headWords(fields, at) {
    const n = html`<span class="n" aria-hidden="true">${at + 1}</span>`;
    if (isReference(fields)) {
      const other = this.routines.find(({ name }) => name === fields.routine);
      return html`${n}${icon("routines")}<span class="words"><b>${other ? titleOf(other) : fields.routine}</b>
        <span class="quiet">${other ? count("coach.steps", other.steps.length) : ""}</span></span>`;
    }
    const known = fields.zone && !this.#problemsOf(at).has("zone");
    return html`${n}${instrument(fields.tool ?? "ball")}<span class="words"><b>${known ? zoneName(fields.zone) : (fields.zone ?? t("zone.unknown"))}</b>
      <span class="quiet">${goalWords({ goal: goalFrom(fields) })}</span></span>`;
  }

  #pickZone(id) {
    const picker = this.querySelector("rs-zone-picker");
    picker.zone = this.form.steps.find((step) => step.id === id).fields.zone ?? "unknown";
    this.opened = id;
    picker.updateComplete.then(() => picker.open());
  }

  #zoneChosen(zone) {
    const { fields } = this.form.steps.find((step) => step.id === this.opened);
    this.#change(this.opened, { ...fields, zone });
  }

  #textHalf() {
    return html`<div class="text-half">
      <label class="item"><span class="label">YAML</span>
        <textarea class="entry yaml" spellcheck="false" autocapitalize="off" autocomplete="off" rows="24" .value=${this.yaml}
          @input=${(event) => this.#write(event.target.value)}></textarea></label>
      <ul class="lines">
        ${this.problems.map(
          ({ line, key, words }) => html`<li><button class="line" @click=${() => this.#showLine(line)}>
            <b>${t("editor.line", { n: number(line, 0) })}</b> ${key ? html`<code>${key}</code>` : nothing} ${words}</button></li>`
        )}
      </ul>
      <p class="faint">${t("editor.comments")}</p>
    </div>`;
  }

  #showLine(line) {
    const area = this.querySelector(".yaml");
    const lines = area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    area.scrollTop = ((line - 3) / lines.length) * area.scrollHeight;
  }

  #leaveDialog() {
    return html`<dialog class="leave" aria-labelledby="leave-title" @cancel=${(event) => { event.preventDefault(); this.#answer(false); }}>
      <div class="dialog-body">
        <h2 id="leave-title">${t("editor.leave")}</h2>
        <p class="quiet">${t("editor.leave-words")}</p>
        <div class="deeds"><button class="button main" @click=${() => this.#answer(false)}>${t("editor.stay")}</button>
          <button class="button" @click=${() => this.#answer(true)}>${t("editor.go")}</button></div>
      </div>
    </dialog>`;
  }
}

/** The goal of a step that is being written, as the API tells goals. */
function goalFrom(fields) {
  const kind = goalOf(fields);
  const value = (key) => Number(fields[key] || GOALS[kind].find((spec) => spec.key === key).usual);
  if (kind === "press") return { kind, seconds: value("press-seconds") };
  if (kind === "strokes") return { kind, count: value("strokes") };
  return { kind, count: value("spots"), seconds: value("spot-seconds") };
}

customElements.define("rs-routine-editor", RoutineEditor);
