import { html, nothing } from "lit";
import { Element } from "../element.js";
import { command } from "../feed.js";
import { icon } from "../icons.js";
import { complain } from "../problems.js";
import { t, zoneName } from "../words.js";
import "./body.js";

const MUSCLES = [
  "foot", "calf", "hamstrings", "quads", "it-band", "adductors", "glute", "hip-flexor", "lower-back", "upper-back", "shoulder",
];
export const ZONES = MUSCLES.flatMap((muscle) => [`left-${muscle}`, `right-${muscle}`]);

/**
 * A dialog with the whole body. With a tool it says what that one rolls; without one it tells "choose"
 * with the zone.
 */
class ZonePicker extends Element {
  static properties = { tool: { attribute: false }, zone: {}, pointed: { state: true }, said: { state: true } };

  open() {
    this.pointed = this.#chosen;
    this.said = "";
    const dialog = this.querySelector("dialog");
    dialog.showModal();
    // The drawing may be still on its way.
    const focus = () => (this.querySelector("rs-body .zone") ? this.querySelector("rs-body").focusZone() : setTimeout(focus, 30));
    focus();
  }

  get #chosen() {
    return this.tool ? this.tool.zone : this.zone;
  }

  close() {
    this.querySelector("dialog").close();
  }

  async #choose(zone) {
    if (!this.tool) {
      this.close();
      this.dispatchEvent(new CustomEvent("choose", { detail: zone }));
      return;
    }
    try {
      await command(this.tool.id, "zone", { zone });
      this.close();
    } catch (failure) {
      this.said = complain(failure);
    }
  }

  render() {
    const { tool } = this;
    const chosen = this.#chosen;
    return html`<dialog class="picker" aria-labelledby="picker-title">
      <div class="dialog-body">
        <div class="row spread">
          <h2 id="picker-title">${t("zone.choose")}</h2>
          <button class="button plain" @click=${this.close} aria-label=${t("close")}>${icon("close")}</button>
        </div>
        <p class="named" aria-hidden="true">${zoneName(this.pointed)}</p>
        <div class="sides" aria-hidden="true">
          <div><span>${t("zone.r")}</span><b>${t("zone.front")}</b><span>${t("zone.l")}</span></div>
          <div><span>${t("zone.l")}</span><b>${t("zone.back")}</b><span>${t("zone.r")}</span></div>
        </div>
        <div>
          ${chosen
            ? html`<rs-body
                pick
                .zone=${chosen}
                .noGo=${tool?.info.noGo ?? []}
                @point=${(event) => (this.pointed = event.detail)}
                @choose=${(event) => this.#choose(event.detail)}
              ></rs-body>`
            : nothing}
        </div>
        <label class="by-name">${t("zone.by-name")}
          <select class="select" @change=${(event) => this.#choose(event.target.value)}>
            ${ZONES.map((zone) => html`<option value=${zone} ?selected=${zone === chosen}>${zoneName(zone)}</option>`)}
          </select></label>
        <p class="said wrong" role="alert">${this.said}</p>
      </div>
    </dialog>`;
  }
}

customElements.define("rs-zone-picker", ZonePicker);
