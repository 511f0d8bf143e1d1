import { html } from "lit";
import { Element } from "../element.js";
import { t } from "../words.js";

/** A phone that has scanned the code: it hands in the secret, which then is worth nothing. */
class Pair extends Element {
  static properties = { state: { state: true }, said: { state: true } };

  constructor() {
    super();
    this.state = "asking";
    this.said = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    const secret = location.hash.slice(1);
    history.replaceState(null, "", "/pair"); // it is not kept in the history
    if (!secret) {
      this.state = "scan";
      return;
    }
    try {
      const answer = await fetch("/api/pair", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ secret }),
      });
      if (answer.ok) {
        location.replace("/");
        return;
      }
      this.said = (await answer.json()).error ?? "";
      this.state = "refused";
    } catch {
      this.state = "away";
    }
  }

  render() {
    return html`<section class="empty">
      <h1>${t(`pair.${this.state}`)}</h1>
      <p>${this.state === "asking" ? "" : t("pair.how")}</p>
      <p class="faint">${this.said}</p>
    </section>`;
  }
}

customElements.define("rs-pair", Pair);
