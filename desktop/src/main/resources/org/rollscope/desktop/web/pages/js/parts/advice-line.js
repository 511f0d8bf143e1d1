import { html, nothing } from "lit";
import { advise } from "../advice.js";
import { feed } from "../feed.js";
import { icon, sign } from "../icons.js";
import { t } from "../words.js";

const DEVICE_ALARMS = ["battery-low", "saturated", "stuck-sensor", "link-lost", "baseline-doubtful"];

/**
 * What to do now with a tool, or what keeps it away. An alarm of another tool goes before.
 *
 * over: the gravest alarm of all tools, or null; quieten: called to quieten it
 */
export function adviceLine(tool, over, quieten) {
  if (!tool.streaming) {
    const state = tool.status.state ?? "searching";
    const why = feed.bridgesAway ? t("live.bridge-away") : (tool.status.error ?? "");
    const words = t(`wait.${state === "streaming" ? "silent" : state}`, { tool: tool.name });
    return html`<p class="advice"><span>${words} <small>${why}</small></span></p>`;
  }
  const shown = over?.tool ?? tool;
  const { words, more, sign: shape } = advise(shown);
  const other = shown !== tool ? html` <small>${shown.name}</small>` : nothing;
  const button = over && !over.quiet ? html`<button class="button" @click=${quieten}>${icon("mute")}<span>${t("live.quieten")}</span></button>` : nothing;
  return html`<p class="advice">${sign(shape)}<span>${words}${other} <small>${more}</small></span>${button}</p>`;
}

/** What else is wrong: with the tool, or with what was asked of it. */
export function alsoWrong(tool, said) {
  const alarms = tool?.alarms.filter((alarm) => DEVICE_ALARMS.includes(alarm.kind)) ?? [];
  return html`<div class="also-all">
    ${alarms.map((alarm) => html`<p class="also">${icon("warn")} ${t(`alarm.${alarm.kind}`)}</p>`)}
    <div role="alert">${said ? html`<p class="also">${icon("warn")} ${said}</p>` : nothing}</div>
  </div>`;
}
