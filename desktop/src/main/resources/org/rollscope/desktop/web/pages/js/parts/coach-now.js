import { html, nothing } from "lit";
import { howTo, bandWords, goalWords, paceWords } from "../routines.js";
import { clock, load, loadAndUnit, unitFor } from "../units.js";
import { number, t, zoneName } from "../words.js";
import { adviceLine } from "./advice-line.js";
import { gauge } from "./gauge.js";
import { ring } from "./ring.js";
import { stepPicture } from "./step-picture.js";
import { variable } from "./variable.js";

/** The steps that are done with the tool of a step; none where the bridge goes through others than we know. */
function stepsWith(tool, routine) {
  const { step, steps } = tool.guided;
  const all = routine?.steps.filter((each) => each.tool === step.tool) ?? [];
  return all.length === steps ? all : [];
}

/** Whether nothing is to be done but to go to the next step, or to begin. */
function isResting(tool) {
  const { stepDone, done, advice } = tool.guided;
  return stepDone || (advice === "begin" && !(done > 0) && !tool.live.contact);
}

/** The step in work: one huge thing, how hard, what now; between steps how the next one is done. */
export function coachNow(tool, routine, over, quieten) {
  const steps = stepsWith(tool, routine);
  const { index, step, stepDone, done } = tool.guided;
  const resting = isResting(tool) && !over;
  const shown = (stepDone && steps[index + 1]) || step;
  return html`<div class="hero ${resting ? "rest" : ""}">
      ${adviceLine(tool, over, quieten)} ${resting ? rest(tool, routine, shown) : work(tool, over)}
    </div>
    ${resting
      ? nothing
      : html`<section class="about card" aria-label=${t("coach.about")}>
          <div class="frame">${stepPicture(step, done)}</div>
          <h2>${zoneName(step.zone)}</h2>
          <p class="how">${howTo(routine, step)}</p>
          ${facts(tool, step)}
        </section>`}
    ${trail(tool, steps)}
    <footer class="note"><span>${tool.info.limits ? t(`limits.${tool.info.limits.source}`) : ""} ${t("no-diagnosis")}</span></footer>`;
}

function rest(tool, routine, step) {
  const away = tool.away;
  return html`<div class="pause">
    <div class="frame">${stepPicture(step)}</div>
    <div class="words">
      <h2>${zoneName(step.zone)}</h2>
      <p class="how">${howTo(routine, step)}</p>
      ${facts(tool, step)}
      ${away >= 1 && tool.inSession ? html`<p class="quiet">${t("coach.rest", { time: clock(away) })}</p>` : nothing}
    </div>
  </div>`;
}

function work(tool, over) {
  const { step, done, share } = tool.guided;
  const { goal } = step;
  const parts = goal.kind === "press" ? 1 : goal.count;
  return html`<div class="work">
    ${ring(share, parts, t("live.progress"), over ? tooHard(tool) : amount(goal, done))}
    <div class="hard">
      ${tool.measuresLoad && !over
        ? html`<p class="load" aria-hidden="true">${tool.streaming && tool.live.contact ? load(tool.figure, tool.unit) : "–"} <small>${unitFor(tool.unit)}</small></p>`
        : nothing}
      ${gauge(tool)}
    </div>
  </div>`;
}

/** While it is too hard, how hard is all that matters. */
function tooHard(tool) {
  return html`<p class="figure"><span class="value">${tool.live.saturated ? "…" : load(tool.figure, tool.unit)}</span></p>
    <p class="of">${t("coach.limit", { load: loadAndUnit(tool.info.limits?.high, tool.unit) })}</p>`;
}

function amount(goal, done) {
  let figure = clock(done);
  let of = t("live.of", { all: clock(goal.target) });
  let which = "";
  if (goal.kind === "strokes") {
    figure = number(done, 0);
    of = t("live.of-strokes", { n: goal.count });
  } else if (goal.kind === "spots") {
    const spot = Math.floor(done);
    figure = clock((done - spot) * goal.seconds);
    of = t("live.of", { all: clock(goal.seconds) });
    which = t("coach.spot", { n: Math.min(spot + 1, goal.count), all: goal.count });
  }
  return html`<p class="figure ${figure.length > 4 ? "long" : ""}"><span class="value">${figure}</span></p><p class="of">${of}</p>
    ${which ? html`<p class="of">${which}</p>` : nothing}`;
}

/** What a step asks for. */
function facts(tool, step) {
  const one = (key, value) => (value ? html`<div><dt>${t(key)}</dt><dd>${value}</dd></div>` : nothing);
  return html`<dl class="facts">
    ${one("coach.goal", goalWords(step))} ${tool.measuresLoad ? one("coach.band", bandWords(step, tool.info.limits)) : nothing}
    ${one("coach.pace", paceWords(step))}
  </dl>`;
}

/** All steps in a row, with how far each is. */
function trail(tool, steps) {
  const { index, share, steps: count } = tool.guided;
  const of = (i) => (i < index ? 1 : i === index ? share : 0);
  return html`<ol class="trail" aria-label=${t("coach.steps")}>
    ${Array.from({ length: count }, (_, i) => html`<li class=${i === index ? "here" : ""} aria-current=${i === index ? "step" : nothing}>
      <i ${variable("--done", Math.min(1, of(i)).toFixed(3))}></i><span>${steps[i] ? zoneName(steps[i].zone) : number(i + 1, 0)}</span></li>`)}
  </ol>`;
}
