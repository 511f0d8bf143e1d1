import { html, nothing } from "lit";
import { Element } from "../element.js";
import { icon, instrument } from "../icons.js";
import { bandWords, goalWords, howTo, minutesOf, paceWords, titleOf, toolsFor } from "../routines.js";
import { count, t, zoneName } from "../words.js";
import { stepPicture } from "./step-picture.js";
import "./who.js";

/** Which routine, with which tool, and what it asks for. */
class RoutineChoice extends Element {
  static properties = {
    routines: { attribute: false },
    tools: { attribute: false },
    tool: { attribute: false },
    name: {},
    busy: { type: Boolean },
  };

  /** The tools there are that a routine needs. */
  #fitting(routine) {
    const kinds = toolsFor(routine.steps);
    return this.tools.filter((tool) => kinds.includes(tool.instrument));
  }

  get #routine() {
    const chosen = this.routines.find((routine) => routine.name === this.name);
    return chosen ?? this.routines.find((routine) => this.#fitting(routine).length) ?? this.routines[0];
  }

  /** The tool in use if it fits, else the first that does. */
  #toolFor(routine) {
    const fitting = this.#fitting(routine);
    return fitting.find((tool) => tool === this.tool) ?? fitting[0];
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  render() {
    const routine = this.#routine;
    if (!routine) return nothing;
    const tool = this.#toolFor(routine);
    return html`<section class="choose">
      <div class="head"><h1>${t("coach.choose")}</h1><a href="/routines">${t("coach.write")}</a>
        ${tool ? html`<rs-who tool=${tool.id}></rs-who>` : nothing}</div>
      <fieldset class="routines">
        <legend class="unseen">${t("coach.routines")}</legend>
        ${this.routines.map((each) => this.#row(each, routine))}
      </fieldset>
      ${this.#preview(routine, tool)}
      <div class="begin">
        ${tool ? this.#with(routine, tool) : html`<p>${icon("warn")} <span>${this.#lacks(routine)} <a href="/tools">${t("coach.tools")}</a></span></p>`}
        ${this.#part(routine, tool)}
        <button class="button main start" ?disabled=${!tool || this.busy} @click=${() => this.#tell("begin", { tool, routine })}>${icon("start")}${t("coach.start")}</button>
      </div>
    </section>`;
  }

  #row(routine, chosen) {
    const kinds = toolsFor(routine.steps);
    const there = this.#fitting(routine).length > 0;
    return html`<label class="routine ${there ? "" : "lacking"}">
      <input type="radio" name="routine" value=${routine.name} .checked=${routine === chosen}
        @keydown=${(event) => event.key === "Enter" && this.querySelector(".start").click()} @change=${() => this.#tell("choose", routine.name)} />
      <span class="box">
        <span class="kinds">${kinds.map(instrument)}</span>
        <span class="text"><b>${titleOf(routine)}</b>
          <span class="quiet">${minutesOf(routine)}${routine.own ? ` · ${t("coach.own")}` : ""}</span></span>
        ${icon("done")}
      </span></label>`;
  }

  #preview(routine, tool) {
    return html`<div class="preview">
      <div class="head">
        <h2>${titleOf(routine)}</h2>
        <p class="quiet">${minutesOf(routine)} · ${count("coach.steps", routine.steps.length)}</p>
      </div>
      <ol class="steps">
        ${routine.steps.map((step) => this.#step(routine, step, tool))}
      </ol>
    </div>`;
  }

  /** What of a routine that needs several tools is done with this one. */
  #part(routine, tool) {
    const mine = routine.steps.filter((step) => step.tool === tool?.instrument).length;
    return mine > 0 && mine < routine.steps.length ? html`<p class="quiet">${count("coach.part", mine)}</p>` : nothing;
  }

  #lacks(routine) {
    const kinds = toolsFor(routine.steps).map((kind) => t(`instrument.${kind}`));
    return t("coach.lacks", { tools: kinds.join(", ") });
  }

  #with(routine, tool) {
    const fitting = this.#fitting(routine);
    if (fitting.length === 1) return html`<p class="with"><span class="dot ${tool.streaming ? "on" : "wait"}"></span>${tool.name}</p>`;
    return html`<label class="with"><span class="unseen">${t("coach.with")}</span>
      <select class="select" @change=${(event) => this.#tell("tool", event.target.value)}>
        ${fitting.map((each) => html`<option value=${each.id} ?selected=${each === tool}>${each.name}</option>`)}
      </select></label>`;
  }

  #step(routine, step, tool) {
    const left = tool?.info.noGo?.includes(step.zone);
    const other = tool && step.tool !== tool.instrument;
    const limits = tool && !other ? tool.info.limits : null;
    const asks = [goalWords(step), paceWords(step), bandWords(step, limits)].filter(Boolean).join(" · ");
    return html`<li class="step ${left || other ? "out" : ""}">
      <div class="frame">${stepPicture(step)}</div>
      <div class="text">
        <h3>${zoneName(step.zone)}</h3>
        <p class="asks">${asks}</p>
        <p class="quiet">${howTo(routine, step)}</p>
        ${left ? html`<p class="mark">${icon("warn")} ${t("coach.no-go")}</p>` : nothing}
        ${other ? html`<p class="mark">${instrument(step.tool)} ${t("coach.other-tool", { tool: t(`instrument.${step.tool}`) })}</p>` : nothing}
      </div>
    </li>`;
  }
}

customElements.define("rs-routine-choice", RoutineChoice);
