import { html } from "lit";
import { Element } from "../element.js";
import { t, zoneName } from "../words.js";

const REACH = 24; // px

let drawing = null;

function loadDrawing() {
  drawing ??= fetch("/img/body.svg")
    .then((answer) => answer.text())
    .then((text) => new DOMParser().parseFromString(text, "image/svg+xml").documentElement)
    .catch((problem) => {
      drawing = null;
      throw problem;
    });
  return drawing;
}

/**
 * Our drawing of a body. As a picture it shows one view and how long each zone was worked; to pick
 * from it shows both, and each zone is a radio button of one group; to mark zones each is a checkbox.
 */
class Body extends Element {
  static properties = {
    zone: {},
    zones: { attribute: false }, // a Map of s by zone
    noGo: { attribute: false },
    pick: { type: Boolean },
    mark: { type: Boolean },
    both: { type: Boolean }, // a picture of both views
    label: {},
  };

  #svg = null;

  constructor() {
    super();
    this.zone = "unknown";
    this.zones = new Map();
    this.noGo = [];
    this.pick = false;
    this.mark = false;
    this.both = false;
    this.label = "";
  }

  /** Whether zones are chosen here, one or several. */
  get #choosing() {
    return this.pick || this.mark;
  }

  render() {
    return html`<div class="place"></div>`;
  }

  async firstUpdated() {
    const svg = document.importNode(await loadDrawing(), true);
    if (!this.isConnected) return;
    for (const part of svg.querySelectorAll("[id]")) {
      part.dataset.name = part.id; // the drawing may stand in a page more than once
      part.removeAttribute("id");
    }
    this.#svg = svg;
    if (this.#choosing) this.#makeButtons();
    else svg.setAttribute("role", "img");
    this.querySelector(".place").replaceWith(svg);
    this.classList.toggle("pick", this.#choosing);
    this.classList.toggle("mark", this.mark);
    this.#show();
  }

  updated() {
    this.#show();
  }

  get #paths() {
    return [...this.#svg.querySelectorAll(".zone")];
  }

  /** A zone that is seen from both sides is one button, and its other picture follows. */
  #makeButtons() {
    const seen = new Set();
    this.#svg.setAttribute("role", this.mark ? "group" : "radiogroup");
    this.#svg.setAttribute("aria-label", this.label || t("zone.choose"));
    this.#svg.addEventListener("click", (event) => {
      const path = event.target.closest(".zone") ?? this.#nearest(event);
      if (path) this.#choose(path.dataset.zone);
    });
    for (const path of this.#paths) {
      const { zone } = path.dataset;
      path.addEventListener("pointerenter", () => this.#point(zone));
      path.addEventListener("pointerleave", () => this.#point(this.zone));
      if (seen.has(zone)) {
        path.setAttribute("aria-hidden", "true");
        path.dataset.twin = "";
        continue;
      }
      seen.add(zone);
      path.setAttribute("role", this.mark ? "checkbox" : "radio");
      path.setAttribute("aria-label", zoneName(zone));
      path.addEventListener("focus", () => this.#point(zone));
      path.addEventListener("keydown", (event) => this.#key(event, path));
    }
  }

  /** The zone beside which a finger came down: some are slim. */
  #nearest({ clientX, clientY }) {
    for (let reach = 4; reach <= REACH; reach += 4) {
      for (let turn = 0; turn < 16; turn++) {
        const angle = (turn * Math.PI) / 8;
        const at = document.elementFromPoint(clientX + reach * Math.cos(angle), clientY + reach * Math.sin(angle));
        const path = at?.closest?.(".zone");
        if (path && this.contains(path)) return path;
      }
    }
    return null;
  }

  #point(zone) {
    this.dispatchEvent(new CustomEvent("point", { detail: zone }));
  }

  #choose(zone) {
    this.dispatchEvent(new CustomEvent("choose", { detail: zone }));
  }

  #key(event, path) {
    const radios = this.#paths.filter((each) => !("twin" in each.dataset));
    const at = radios.indexOf(path);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    let next = null;
    if (step) next = radios[(at + step + radios.length) % radios.length];
    else if (event.key === "Home") next = radios[0];
    else if (event.key === "End") next = radios.at(-1);
    else if (event.key.length === 1 && /\p{L}/u.test(event.key)) next = this.#named(radios, at, event.key);
    if (next) {
      event.preventDefault();
      event.stopPropagation();
      this.#reach(next);
      next.focus();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.stopPropagation();
      this.#choose(path.dataset.zone);
    }
  }

  /** The next zone whose muscle begins with a letter. */
  #named(radios, at, letter) {
    const after = [...radios.slice(at + 1), ...radios.slice(0, at + 1)];
    const begins = (path) =>
      zoneName(path.dataset.zone.replace(/^(left|right)-/, "")).toLowerCase().startsWith(letter.toLowerCase());
    return after.find(begins);
  }

  #reach(path) {
    for (const each of this.#paths) if (!("twin" in each.dataset)) each.tabIndex = each === path ? 0 : -1;
  }

  /** Puts the focus on the zone in work, or the first. */
  focusZone() {
    const radios = this.#paths.filter((each) => !("twin" in each.dataset));
    const path = radios.find((each) => each.dataset.zone === this.zone) ?? radios[0];
    this.#reach(path);
    path.focus();
  }

  #show() {
    if (!this.#svg) return;
    const longest = Math.max(...this.zones.values(), 1);
    let view = null;
    for (const path of this.#paths) {
      const { zone } = path.dataset;
      const chosen = this.mark ? this.noGo.includes(zone) : zone === this.zone;
      if (chosen) view ??= path.closest(".view").dataset.name;
      path.classList.toggle("chosen", chosen && !this.mark);
      path.classList.toggle("no-go", this.noGo.includes(zone));
      if (this.#choosing) {
        if (!("twin" in path.dataset)) path.setAttribute("aria-checked", String(chosen));
        continue;
      }
      const dwell = this.zones.get(zone) ?? 0;
      path.dataset.dwell = dwell > 0 ? Math.max(1, Math.ceil((dwell / longest) * 4)) : 0;
    }
    if (this.#choosing) {
      const reached = this.#paths.some((each) => each.tabIndex === 0 && each.hasAttribute("tabindex"));
      if (!reached) this.#reach(this.#paths.find((each) => each.dataset.zone === this.zone) ?? this.#paths[0]);
      return;
    }
    this.#svg.setAttribute("aria-label", this.label || t("live.body", { zone: zoneName(this.zone) }));
    if (this.both) return;
    // A picture has room for one view: the one that shows the zone in work.
    const back = (view ?? "back") === "back";
    this.#svg.setAttribute("viewBox", back ? "200 0 200 532" : "0 0 200 532");
    for (const each of this.#svg.querySelectorAll(".view")) {
      each.style.display = (each.dataset.name === "back") === back ? "" : "none";
    }
  }
}

customElements.define("rs-body", Body);
