// The tables of a session: by zone, alarms, and the coach's result.
import { html, nothing } from "lit";
import { clock, dose, load, loadAndUnit, seconds, unitFor } from "../units.js";
import { number, t, zoneOrNone } from "../words.js";
import { variable } from "./variable.js";

function table(caption, heads, rows) {
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}><table>
    <caption class="unseen">${caption}</caption>
    <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${rows}</tbody>
  </table></div>`;
}

export function zoneTable({ zones, session }) {
  const rolls = session.rolls !== null;
  const heads = ["zones.zone", "zones.time", "zones.dose", "live.peak", ...(rolls ? ["live.rolls"] : []), "zones.alarms"];
  return table(
    t("zones.title"),
    heads.map((key) => t(key)),
    zones.map(
      (each) => html`<tr>
        <th scope="row">${zoneOrNone(each.zone)}</th>
        <td>${clock(each.contactTime)}</td>
        <td>${dose(each.dose, each.unit)}</td>
        <td>${Number.isFinite(each.peak) ? loadAndUnit(each.peak, each.unit) : "–"}</td>
        ${rolls ? html`<td>${number(each.rolls, 0)}</td>` : nothing}
        <td>${number(each.alarms, 0)}</td>
      </tr>`
    )
  );
}

/** A value of an alarm in its own unit. */
function value(of, kind, unit) {
  if (!Number.isFinite(of)) return "–";
  if (kind === "overpressure") return loadAndUnit(of, unit);
  if (kind === "ramp") return `${load(of, unit)}\u202f${unitFor(unit)}/s`;
  if (kind === "spot-time" || kind === "cold") return clock(of);
  return number(of, 0);
}

export function alarmTable({ alarms, session }, show) {
  const unit = session.load?.unit ?? "kPa";
  const heads = ["alarms.when", "alarms.what", "zones.zone", "alarms.lasted", "live.peak", "alarms.limit"];
  return table(
    t("alarms.title"),
    heads.map((key) => t(key)),
    alarms.map(
      (alarm) => html`<tr>
        <td><button class="link" @click=${() => show(alarm)} aria-label=${t("alarms.show", { time: clock(alarm.onset) })}>${clock(alarm.onset)}</button></td>
        <td><span class="level" data-level=${alarm.level}>${t(`alarms.kind.${alarm.kind}`)}</span> <span class="quiet">${t(`alarms.level.${alarm.level}`)}</span></td>
        <td>${zoneOrNone(alarm.zone)}</td>
        <td>${seconds((alarm.cleared ?? NaN) - alarm.onset)}</td>
        <td>${value(alarm.peak, alarm.kind, unit)}</td>
        <td>${value(alarm.limit, alarm.kind, unit)} <span class="quiet">${t(`limits.short.${alarm.limitSource}`)}</span></td>
      </tr>`
    )
  );
}

function asked({ kind, seconds: length, count }) {
  if (kind === "press") return t("coached.press", { time: clock(length) });
  if (kind === "strokes") return t("coached.strokes", { n: number(count, 0) });
  return t("coached.spots", { n: number(count, 0), time: clock(length) });
}

export function coachTable({ routine }) {
  const heads = ["coached.step", "coached.asked", "coached.share", "coached.in-band", "coached.soft", "coached.hard", "zones.alarms"];
  return table(
    t("coached.title"),
    heads.map((key) => t(key)),
    routine.steps.map(
      ({ step, outcome, share, inBand, tooSoft, tooHard, alarms }, index) => html`<tr>
        <th scope="row">${index + 1}. ${zoneOrNone(step.zone)}</th>
        <td>${asked(step.goal)}</td>
        <td><span class="share"><i ${variable("--done", share.toFixed(3))}></i></span> ${t(`coached.${outcome}`)}${outcome === "left" ? ` ${number(Math.floor(share * 100), 0)}\u202f%` : ""}</td>
        <td>${clock(inBand)}</td>
        <td>${clock(tooSoft)}</td>
        <td>${clock(tooHard)}</td>
        <td>${number(alarms, 0)}</td>
      </tr>`
    )
  );
}
