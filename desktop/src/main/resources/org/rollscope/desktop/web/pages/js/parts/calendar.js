import { html, nothing } from "lit";
import { Worded } from "../element.js";
import { date, list, number, t, zoneOrNone } from "../words.js";
import { asTime, mondays, plus, sum } from "../weeks.js";

const WEEKS = 6;
const STEPS = [5, 10, 20]; // minutes at which the shade changes

/** The last weeks by day: how many minutes, in words and shade. */
class Calendar extends Worded {
  static properties = {
    days: { attribute: false },
    until: {},
    today: {},
    chosen: {},
    reached: { state: true },
  };

  constructor() {
    super();
    this.days = [];
    this.chosen = "";
    this.reached = "";
  }

  #key(event, day) {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = plus(day, step);
    if (next > this.today || next < plus(this.until, -7 * WEEKS)) return;
    this.reached = next;
    this.updateComplete.then(() => this.querySelector(`[data-day="${next}"]`).focus());
  }

  #choose(day) {
    this.dispatchEvent(new CustomEvent("choose", { detail: day === this.chosen ? "" : day }));
  }

  render() {
    const weeks = mondays(plus(this.until, -7 * WEEKS), this.until);
    const names = Array.from({ length: 7 }, (_, day) => date(asTime(plus(weeks[0], day)), { weekday: "short", timeZone: "UTC" }));
    return html`<table class="calendar">
      <caption class="unseen">${t("calendar.title")}</caption>
      <thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${weeks.map((monday) => html`<tr>${names.map((_, day) => this.#day(plus(monday, day)))}</tr>`)}</tbody>
    </table>`;
  }

  #day(day) {
    if (day > this.today) return html`<td></td>`;
    const mine = this.days.filter((each) => each.day === day);
    const minutes = Math.round(sum(mine).time / 60);
    const shade = mine.length ? 1 + STEPS.filter((least) => minutes >= least).length : 0;
    const full = date(asTime(day), { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    const zones = list([...new Set(mine.map((each) => zoneOrNone(each.zone)))]);
    const words = mine.length ? t("calendar.day", { day: full, n: minutesOf(minutes), zones }) : t("calendar.nothing", { day: full });
    const first = day.endsWith("-01") || day === plus(this.until, -7 * WEEKS);
    const here = (this.reached || this.today) === day;
    return html`<td><button data-day=${day} data-shade=${shade} tabindex=${here ? 0 : -1} aria-label=${words} aria-pressed=${this.chosen === day}
      aria-current=${day === this.today ? "date" : nothing} @keydown=${(event) => this.#key(event, day)} @click=${() => this.#choose(day)}>
      <span class="date">${date(asTime(day), first ? { day: "numeric", month: "short", timeZone: "UTC" } : { day: "numeric", timeZone: "UTC" })}</span>
      ${mine.length ? html`<b>${minutesOf(minutes)}</b>` : nothing}</button></td>`;
  }
}

function minutesOf(minutes) {
  return t("calendar.minutes", { n: minutes < 1 ? "<\u202f1" : number(minutes, 0) });
}

customElements.define("rs-calendar", Calendar);
