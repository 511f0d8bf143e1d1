import { html, nothing } from "lit";
import { Worded } from "../element.js";
import { date, t } from "../words.js";
import { asTime } from "../weeks.js";
import { variable } from "./variable.js";

/** A bar a week, each with its value in words. */
class WeekBars extends Worded {
  static properties = {
    weeks: { attribute: false }, // { monday, value, words }; a value that is null is not known
    most: { type: Number },
    slim: { type: Boolean },
    label: {},
  };

  constructor() {
    super();
    this.weeks = [];
    this.most = 0;
    this.slim = false;
    this.label = "";
  }

  render() {
    const most = this.most || Math.max(...this.weeks.map((week) => week.value ?? 0), 1e-9);
    return html`<ol class="bars" aria-label=${this.label}>
      ${this.weeks.map(({ monday, value, words }) => {
        const day = date(asTime(monday), { day: "numeric", month: "short", timeZone: "UTC" });
        return html`<li title="${day}: ${words}">
          <span class="unseen">${t("bars.week", { day })} ${words}</span>
          <span class="value" aria-hidden="true">${this.slim || !value ? "" : words}</span>
          <i class=${value ? "" : "none"} ${variable("--share", ((value ?? 0) / most).toFixed(3))}></i>
          ${this.slim ? nothing : html`<span class="day" aria-hidden="true">${day}</span>`}
        </li>`;
      })}
    </ol>`;
  }
}

customElements.define("rs-week-bars", WeekBars);
