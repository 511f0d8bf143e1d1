// The base of our elements. They live in the page itself, so that one design system styles all, and are
// drawn anew when the texts come in another language.
import { LitElement } from "lit";
import { settings } from "./settings.js";
import { loadWords } from "./words.js";

export class Element extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("words", this.#again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("words", this.#again);
  }
}

/** One that is drawn anew when the language or a unit has changed. */
export class Worded extends Element {
  #anew = async () => {
    await loadWords();
    this.requestUpdate();
  };

  connectedCallback() {
    super.connectedCallback();
    settings.addEventListener("change", this.#anew);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    settings.removeEventListener("change", this.#anew);
  }
}

/** Calls back at most once a frame, however often it is asked to. */
export function oncePerFrame(deed) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      deed();
    });
  };
}
