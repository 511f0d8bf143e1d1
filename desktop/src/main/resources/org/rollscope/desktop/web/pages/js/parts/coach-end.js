import { html, nothing } from "lit";
import { ask } from "../api.js";
import { Element } from "../element.js";
import { icon } from "../icons.js";
import { titleOf } from "../routines.js";
import { clock } from "../units.js";
import { count, number, t, zoneName } from "../words.js";
import "./discomfort.js";

/** After a routine: how it felt, then what was done of it. */
class CoachEnd extends Element {
  static properties = {
    tool: { attribute: false },
    session: {},
    result: { attribute: false },
    routine: { attribute: false },
    felt: { state: true },
    stored: { state: true },
  };

  #of = "";

  constructor() {
    super();
    this.felt = undefined; // a number, null where it was not told, undefined before
    this.stored = null;
  }

  willUpdate() {
    if (this.#of === this.session) return;
    this.#of = this.session;
    this.felt = undefined;
    this.stored = null;
    if (!this.result) this.#load();
  }

  /** What the store knows, where the server has started anew since the routine ended. */
  async #load() {
    try {
      this.stored = (await ask("GET", `/api/sessions/${encodeURIComponent(this.session)}`)).routine;
    } catch {
      // then nothing is shown but the end
    }
  }

  render() {
    const result = this.result ?? this.stored;
    const complete = result?.complete ?? true;
    const title = t(complete ? "coach.done" : "coach.ended");
    if (this.felt === undefined) {
      return html`<section class="ending ask"><h1>${title}</h1>
        <rs-discomfort .session=${this.session} @answered=${this.#answered}></rs-discomfort></section>`;
    }
    return html`<section class="ending">
      <h1 tabindex="-1">${title}</h1>
      ${this.routine ? html`<p class="quiet">${titleOf(this.routine)}</p>` : nothing}
      ${result ? html`<ul class="results">${result.steps.map((step) => this.#step(step))}</ul>` : nothing}
      ${this.felt === null ? nothing : html`<p class="felt">${t("coach.felt", { n: number(this.felt, 0) })}</p>`}
      ${this.felt >= 7 ? html`<p class="quiet">${t("discomfort.high")}</p>` : nothing}
      ${this.#rest(result)}
      <div class="row deeds">
        <a class="button main" href="/sessions/${encodeURIComponent(this.session)}">${t("coach.session")}</a>
        <button class="button" @click=${() => this.dispatchEvent(new Event("again"))}>${t("coach.again")}</button>
      </div>
      <p class="faint">${t("no-diagnosis")}</p>
    </section>`;
  }

  #answered = async (event) => {
    this.felt = event.detail;
    await this.updateComplete;
    this.querySelector("h1").focus();
  };

  #step(result) {
    const { step, outcome, done, inBand, tooHard, alarms } = result;
    const sign = { done: "done", left: "left", "no-go": "warn" }[outcome];
    const { goal } = step;
    const amount = {
      press: () => t("result.press", { done: clock(done), all: clock(goal.seconds) }),
      strokes: () => t("result.strokes", { done: number(done, 0), all: number(goal.count, 0) }),
      spots: () => t("result.spots", { done: number(Math.floor(done), 0), all: number(goal.count, 0) }),
    }[goal.kind]();
    const more = [
      inBand >= 1 ? t("result.in-band", { time: clock(inBand) }) : "",
      tooHard >= 1 ? t("result.too-hard", { time: clock(tooHard) }) : "",
      alarms ? count("result.alarms", alarms) : "",
    ].filter(Boolean);
    return html`<li data-outcome=${outcome}>${icon(sign)}
      <div><b>${zoneName(step.zone)}</b><p>${outcome === "no-go" ? t("coach.no-go") : amount}</p>
        ${more.length ? html`<p class="quiet">${more.join(" · ")}</p>` : nothing}</div></li>`;
  }

  /** Steps that are done with other tools. */
  #rest(result) {
    const mine = result?.steps.length;
    const others = mine ? (this.routine?.steps.length ?? mine) - mine : 0;
    return others > 0 ? html`<p>${count("coach.others", others)}</p>` : nothing;
  }
}

customElements.define("rs-coach-end", CoachEnd);
