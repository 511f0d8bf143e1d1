import { html, nothing } from "lit";
import { ask } from "../api.js";
import { LARGEST } from "../draft.js";
import { Element } from "../element.js";
import { icon, instrument } from "../icons.js";
import { go } from "../leave.js";
import { undoLine } from "../parts/undo.js";
import { complain } from "../problems.js";
import { bandWords, goalWords, howTo, minutesOf, paceWords, titleOf, toolsFor } from "../routines.js";
import { count, t, zoneName } from "../words.js";
import "../parts/body.js";
import "../parts/routine-editor.js";

const NEW = "_new";
const COPY = "_copy/";
const FILE = "_file";
const EDIT = "/edit";

/** The routines there are: looked at, made one's own, written. */
class Routines extends Element {
  static properties = {
    rest: {},
    routines: { state: true },
    one: { state: true },
    source: { state: true },
    said: { state: true },
    undone: { state: true },
  };

  #file = null;
  #turn = 0;

  constructor() {
    super();
    Object.assign(this, { rest: "", routines: null, one: null, source: null, said: null, undone: null });
  }

  willUpdate(changed) {
    if (changed.has("rest")) this.#load();
  }

  async #load() {
    const turn = ++this.#turn;
    const { rest } = this;
    this.said = null;
    try {
      const { routines } = await ask("GET", "/api/routines");
      const name = rest.startsWith(COPY) ? rest.slice(COPY.length) : rest.replace(EDIT, "");
      const one = name && name !== NEW && name !== FILE ? await ask("GET", `/api/routines/${encodeURIComponent(name)}`) : null;
      if (turn !== this.#turn) return;
      this.routines = routines;
      this.one = one;
      this.source = this.#sourceFor(rest, one);
      if (rest === FILE && !this.source) go("/routines");
    } catch (failure) {
      if (turn !== this.#turn) return;
      this.one = this.source = null;
      this.said = complain(failure);
    }
  }

  /** What the editor begins with; null where there is nothing to write. */
  #sourceFor(rest, one) {
    if (rest === NEW) return { name: null, yaml: null, form: null };
    if (rest === FILE) return this.#file;
    if (rest.startsWith(COPY)) return copyOf(one);
    return rest.endsWith(EDIT) ? one : null;
  }

  render() {
    if (this.source) {
      return html`<rs-routine-editor .source=${this.source} .routines=${this.routines} @kept=${(event) => go(`/routines/${event.detail.name}`)}></rs-routine-editor>`;
    }
    return html`<section class="sheet routines-page">${this.#content()}
      ${undoLine(this.undone, () => this.#bringBack(), () => (this.undone = null))}</section>`;
  }

  #content() {
    if (this.one) return this.#look(this.one);
    if (this.rest && this.said) {
      return html`<a class="way-back" href="/routines">${icon("back")}${t("place.routines")}</a><p class="said wrong" role="alert">${this.said}</p>`;
    }
    return html`<div class="row spread wrap"><h1>${t("place.routines")}</h1>
        <div class="deeds">
          <label class="button file">${icon("open")}${t("routines.open")}<input class="unseen" type="file" accept=".yaml,.yml,text/yaml" @change=${(event) => this.#open(event.target)} /></label>
          <a class="button main" href="/routines/${NEW}">${icon("plus")}${t("routines.new")}</a></div></div>
      <p class="said wrong" role="alert">${this.said ?? ""}</p>
      ${this.routines ? this.#list() : html`<p class="quiet" aria-busy="true">${t("wait.server")}</p>`}`;
  }

  #list() {
    const own = this.routines.filter((each) => each.own);
    const builtIn = this.routines.filter((each) => !each.own);
    return html`<section class="shelf" aria-labelledby="own"><h2 id="own">${t("routines.own")}</h2>
        ${own.length ? html`<ul class="cards">${own.map((each) => this.#card(each))}</ul>` : html`<p class="quiet">${t("routines.none")}</p>`}</section>
      <section class="shelf" aria-labelledby="built-in"><h2 id="built-in">${t("routines.built-in")}</h2>
        <ul class="cards">${builtIn.map((each) => this.#card(each))}</ul></section>`;
  }

  #card(routine) {
    const path = `/routines/${routine.name}`;
    return html`<li class="card routine-card">
      <a class="whole" href=${path} aria-label=${titleOf(routine)}></a>
      ${body(routine)}
      <div class="about">
        <h3>${titleOf(routine)}</h3>
        ${routine.problems.length ? html`<p class="trouble">${icon("warn")} ${t("routines.broken")}</p>` : html`<p class="quiet figures">${figures(routine)}</p>`}
        <p class="kinds">${toolsFor(routine.steps).map((kind) => html`<span>${instrument(kind)}${t(`instrument.${kind}`)}</span>`)}</p>
        ${routine.kept === "file" ? html`<p class="faint">${t("routines.file")}</p>` : nothing}
        ${routine.problems.length ? nothing : html`<a class="button start" href="/coach?routine=${routine.name}">${icon("start")}${t("routines.start")}<span class="unseen">: ${titleOf(routine)}</span></a>`}
      </div>
    </li>`;
  }

  #look(routine) {
    const path = `/routines/${routine.name}`;
    const mine = routine.kept === "store";
    return html`<a class="way-back" href="/routines">${icon("back")}${t("place.routines")}</a>
      <div class="look">
        <div class="about">
          <h1>${titleOf(routine)}</h1>
          <p class="quiet figures">${routine.problems.length ? t("routines.broken") : figures(routine)}${routine.kept === "file" ? ` · ${t("routines.file")}` : ""}</p>
          <div class="deeds">
            ${routine.problems.length ? nothing : html`<a class="button main start" href="/coach?routine=${routine.name}">${icon("start")}${t("routines.start")}</a>`}
            ${mine ? html`<a class="button edit" href="${path}${EDIT}">${icon("edit")}${t("routines.edit")}</a>` : nothing}
            <a class="button copy" href="/routines/${COPY}${routine.name}">${icon("copy")}${t(routine.own ? "routines.copy" : "routines.make-own")}</a>
            <button class="button" @click=${() => download(routine)}>${icon("save")}${t("routines.download")}</button>
            ${mine ? html`<button class="button remove" @click=${() => this.#remove(routine)}>${icon("bin")}${t("routines.delete")}</button>` : nothing}
          </div>
          ${routine.problems.map(({ line, key, words }) => html`<p class="wrong">${t("editor.line", { n: line })} ${key} ${words}</p>`)}
          <p class="said wrong" role="alert">${this.said ?? ""}</p>
        </div>
        ${body(routine)}
        <ol class="plan">${routine.steps.map((step) => plan(routine, step))}</ol>
      </div>`;
  }

  async #open(input) {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    if (file.size > LARGEST) {
      this.said = t("routines.too-large", { most: LARGEST / 1024 });
      return;
    }
    try {
      const yaml = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      const { form } = await ask("POST", "/api/routines/check", { yaml });
      this.#file = { name: null, yaml, form };
      go(`/routines/${FILE}`);
    } catch (failure) {
      this.said = failure instanceof TypeError ? t("routines.no-text") : complain(failure);
    }
  }

  async #remove({ name, title, yaml }) {
    try {
      await ask("DELETE", `/api/routines/${name}`);
      this.undone = { words: t("routines.deleted", { title }), name, yaml };
      go("/routines");
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  async #bringBack() {
    const { name, yaml } = this.undone;
    try {
      await ask("PUT", `/api/routines/${name}`, { yaml });
      this.undone = null;
      go(`/routines/${name}`);
    } catch (failure) {
      this.said = complain(failure);
    }
  }
}

function figures(routine) {
  return html`<span>${minutesOf(routine)}&nbsp;·&nbsp;</span><span>${count("coach.steps", routine.steps.length)}</span>`;
}

/** The body with the zones of a routine, those of most steps the strongest. */
function body(routine) {
  const zones = new Map();
  for (const { zone } of routine.steps) zones.set(zone, (zones.get(zone) ?? 0) + 1);
  const label = t("routines.zones", { zones: [...zones.keys()].map(zoneName).join(", ") });
  return html`<rs-body both .zone=${"none"} .zones=${zones} .label=${label}></rs-body>`;
}

function plan(routine, step) {
  const asks = [goalWords(step), paceWords(step), bandWords(step)].filter(Boolean).join(" · ");
  return html`<li>${instrument(step.tool)}
    <div><h2>${zoneName(step.zone)} <span class="unseen">${t(`instrument.${step.tool}`)}</span></h2><p>${asks}</p><p class="quiet">${howTo(routine, step)}</p></div></li>`;
}

/** A routine to be made one's own: in the reader's language where it was built in. */
function copyOf(routine) {
  const title = t("routines.mine", { title: titleOf(routine) });
  if (!routine.form) return { name: null, yaml: routine.yaml, form: null };
  const ownSteps = routine.form.steps.every((fields) => !("routine" in fields));
  const steps = routine.form.steps.map((fields, at) =>
    ownSteps && fields.words ? { ...fields, words: howTo(routine, routine.steps[at]) } : fields
  );
  return { name: null, yaml: null, form: { ...routine.form, title, steps } };
}

function download({ name, yaml }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([yaml], { type: "application/yaml" }));
  link.download = `${name}.yaml`;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define("rs-routines", Routines);
