import { html, nothing } from "lit";
import { icon } from "../icons.js";
import { t } from "../words.js";

/** A line at the bottom that says what was taken away and brings it back. It stays until it is answered. */
export function undoLine(undone, back, close) {
  return html`<div class="undo" role="status">${undone
    ? html`<span>${undone.words}</span><button class="button plain back" @click=${back}>${t("undo")}</button>
        <button class="button plain" aria-label=${t("close")} @click=${close}>${icon("close")}</button>`
    : nothing}</div>`;
}
