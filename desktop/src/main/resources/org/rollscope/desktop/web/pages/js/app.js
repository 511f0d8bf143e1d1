// The frame of all pages: places, notices, keys, and what is said aloud.
import { html, nothing } from "lit";
import { watchAlerts } from "./alerts.js";
import { stayAwake } from "./awake.js";
import { Element, oncePerFrame } from "./element.js";
import { feed } from "./feed.js";
import { icon } from "./icons.js";
import { mayLeave } from "./leave.js";
import { settings } from "./settings.js";
import { allowSound, onSound, soundState } from "./sound.js";
import { loadWords, t } from "./words.js";

/**
 * Where one can be. A place that is "hidden" is not in the rail, one that is "wide" in that of wide screens
 * alone; one that is "bare" has none; one that is "about" something has it behind its path, as in
 * /sessions/<id>, and gets it as the attribute "rest".
 */
const PLACES = {
  "/": { name: "live", load: () => import("./pages/live.js"), show: () => html`<rs-live></rs-live>`, dark: true },
  "/coach": { name: "coach", load: () => import("./pages/coach.js"), show: () => html`<rs-coach></rs-coach>`, dark: true },
  "/routines": { name: "routines", load: () => import("./pages/routines.js"), show: (rest) => html`<rs-routines rest=${rest}></rs-routines>`, about: true, wide: true },
  "/history": { name: "history", load: () => import("./pages/history.js"), show: () => html`<rs-history></rs-history>` },
  "/tools": { name: "tools", load: () => import("./pages/tools.js"), show: () => html`<rs-tools></rs-tools>` },
  "/settings": { name: "settings", load: () => import("./pages/settings.js"), show: () => html`<rs-settings></rs-settings>` },
  "/people": { name: "people", load: () => import("./pages/people.js"), show: (rest) => html`<rs-people rest=${rest}></rs-people>`, hidden: true, about: true },
  "/comfort": { name: "comfort", load: () => import("./pages/comfort.js"), show: (rest) => html`<rs-comfort rest=${rest}></rs-comfort>`, hidden: true, about: true },
  "/sessions": { name: "session", load: () => import("./pages/sessions.js"), show: (rest) => html`<rs-sessions rest=${rest}></rs-sessions>`, hidden: true, about: true },
  "/pair": { name: "pair", load: () => import("./pages/pair.js"), show: () => html`<rs-pair></rs-pair>`, hidden: true, bare: true },
};

const KEYS = [
  [["Space"], "keys.space"],
  [["N"], "keys.next"],
  [["Z"], "keys.zone"],
  [["A"], "keys.quieten"],
  [["1", "…", "9"], "keys.tool"],
  [["0"], "keys.all"],
  [["M"], "keys.sound"],
  [["V"], "keys.voice"],
  [["G"], "keys.go"],
  [["?"], "keys.help"],
];

/** A part of a path as it was before it was escaped; as it stands where that cannot be. */
function plain(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The place of a path, and what follows it; undefined where there is none. */
function placeAt(path) {
  if (PLACES[path]) return { place: PLACES[path], rest: "" };
  const cut = path.indexOf("/", 1);
  const place = cut > 0 ? PLACES[path.slice(0, cut)] : undefined;
  return place?.about ? { place, rest: plain(path.slice(cut + 1)) } : undefined;
}

class App extends Element {
  static properties = { path: { state: true }, ready: { state: true }, problem: { state: true }, told: { state: true } };

  #redraw = oncePerFrame(() => this.requestUpdate());
  #link = "";

  constructor() {
    super();
    this.path = placeAt(location.pathname) ? location.pathname : "/";
    this.ready = false;
    this.problem = false;
    this.told = "";
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("popstate", () => this.#go(location.pathname, false));
    document.addEventListener("keydown", this.#key);
    document.addEventListener("pointerdown", () => soundState() === "waiting" && allowSound());
    document.addEventListener("click", this.#follow);
    document.addEventListener("go", (event) => this.#go(event.detail));
    settings.addEventListener("change", async () => {
      this.#theme();
      await loadWords();
      this.requestUpdate();
    });
    matchMedia("(prefers-color-scheme: light)").addEventListener("change", () => this.#theme());
    onSound(this.#redraw);
    feed.addEventListener("change", () => {
      const link = `${feed.link} ${feed.broker} ${feed.bridgesAway}`;
      if (link !== this.#link) this.#redraw();
      this.#link = link;
    });
    this.#theme();
    this.#begin();
  }

  async #begin() {
    try {
      await Promise.all([loadWords(), placeAt(this.path).place.load()]);
    } catch {
      this.problem = true;
      setTimeout(() => location.reload(), 3000);
      return;
    }
    this.ready = true;
    if (this.path !== "/pair") {
      feed.start();
      watchAlerts();
      stayAwake();
      this.#askAbout();
    }
  }

  /** What there is to know of the store, once in each window. */
  async #askAbout() {
    try {
      const answer = await fetch("/api/about");
      const { notice = "" } = answer.ok ? await answer.json() : {};
      if (notice !== sessionStorage.getItem("notice-read")) this.told = notice;
    } catch {
      // the feed tells that nobody answers
    }
  }

  #theme() {
    const chosen = settings.get("theme");
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const usual = placeAt(this.path).place.dark ? "dark" : "light";
    const theme = { auto: usual, system: light ? "light" : "dark" }[chosen] ?? chosen;
    document.documentElement.dataset.theme = theme;
    document.querySelector('meta[name="theme-color"]').content = theme === "dark" ? "#0b0e11" : "#f5f6f8";
  }

  /** Goes to a place without leaving the page: what was allowed, such as sound, stays so. */
  async #go(path, remember = true, query = "") {
    if (!placeAt(path)) return;
    if (!(await mayLeave())) {
      if (!remember) history.pushState(null, "", this.path);
      return;
    }
    await placeAt(path).place.load();
    if (remember && path + query !== location.pathname + location.search) history.pushState(null, "", path + query);
    this.path = path;
    this.#theme();
    await this.updateComplete;
    window.scrollTo(0, 0);
    this.querySelector("main").focus({ preventScroll: true });
  }

  #follow = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || link.target || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || !placeAt(url.pathname) || url.hash || link.hasAttribute("download")) return;
    event.preventDefault();
    this.#go(url.pathname, true, url.search);
  };

  #key = (event) => {
    const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, dialog");
    const pressing = event.key === " " && event.target.closest?.("button, a, input, [role=radio], [role=tab]");
    if (typing || pressing || event.ctrlKey || event.metaKey || event.altKey || !settings.get("keys")) return;
    const key = event.key.toLowerCase();
    if (key === "?") this.#help();
    else if (key === "m") this.#toggleSound();
    else if (key === "g") this.#next();
    else {
      const passed = new CustomEvent("key", { detail: { key }, cancelable: true });
      if (!document.dispatchEvent(passed)) event.preventDefault();
      return;
    }
    event.preventDefault();
  };

  #help() {
    this.querySelector("dialog.help").showModal();
  }

  #next() {
    const all = Object.keys(PLACES).filter((path) => !PLACES[path].hidden);
    const here = all.findIndex((path) => PLACES[path] === placeAt(this.path).place);
    this.#go(all[(here + 1) % all.length]);
  }

  #toggleSound() {
    if (soundState() === "waiting") allowSound();
    else {
      settings.set("sound", !settings.get("sound"));
      allowSound();
    }
    this.requestUpdate();
  }

  render() {
    if (this.problem) return html`<main class="empty"><h1>Rollscope is not answering. Trying again.</h1></main>`;
    if (!this.ready) return html`<main class="empty" aria-busy="true"></main>`;
    const { place, rest } = placeAt(this.path);
    document.title = `${t(`place.${place.name}`)} · Rollscope`;
    const notice = this.#notice();
    this.classList.toggle("has-notice", Boolean(notice));
    return html`
      <a class="skip button main" href="#main">${t("skip")}</a>
      ${notice ?? html`<div hidden></div>`}
      ${place.bare ? nothing : this.#rail(place)}
      <main id="main" tabindex="-1">${feed.link === "unpaired" && !place.bare ? this.#unpaired() : place.show(rest)}</main>
      ${this.#keys()}
      <div id="polite" class="unseen" aria-live="polite"></div>
      <div id="assertive" class="unseen" aria-live="assertive"></div>`;
  }

  #rail(here) {
    const sound = soundState();
    return html`<nav class="rail" aria-label=${t("places")}>
      <a class="mark" href="/" aria-label="Rollscope"><svg viewBox="0 0 64 64" aria-hidden="true">
        <circle cx="32" cy="32" r="24" fill="none" stroke="currentColor" stroke-width="6"/>
        <circle cx="32" cy="32" r="8" fill="currentColor"/></svg></a>
      ${Object.entries(PLACES)
        .filter(([, place]) => !place.hidden)
        .map(
          ([path, place]) => html`<a class="place ${place.wide ? "wide" : ""}" href=${path} aria-current=${place === here ? "page" : nothing}>
            ${icon(place.name)}<span>${t(`place.${place.name}`)}</span></a>`
        )}
      <span class="gap"></span>
      <button class="place ${sound === "on" ? "" : "off"}" @click=${this.#toggleSound}>
        ${icon(sound === "on" ? "sound" : "mute")}<span>${t(`sound.${sound}`)}</span>
      </button>
      <button class="place keys-place" @click=${this.#help}>${icon("help")}<span>${t("keys.title")}</span></button>
    </nav>`;
  }

  /** What is wrong with the way here, the nearest first. */
  #notice() {
    const say = (key) => html`<div class="notice" role="status">${icon("offline")}${t(key)}</div>`;
    if (this.path === "/pair") return null;
    if (feed.link === "lost") return say("notice.server");
    if (feed.link !== "open") return null;
    if (feed.broker === false) return say("notice.broker");
    if (feed.bridgesAway) return say("notice.bridge");
    return this.told ? this.#storeNotice() : null;
  }

  #storeNotice() {
    const read = () => {
      sessionStorage.setItem("notice-read", this.told);
      this.told = "";
    };
    return html`<div class="notice" role="status">${icon("warn")}
      <div>${t("notice.store")}<p lang="en">${this.told}</p></div>
      <button class="button plain" aria-label=${t("close")} @click=${read}>${icon("close")}</button>
    </div>`;
  }

  #unpaired() {
    return html`<section class="empty"><h1>${t("pair.scan")}</h1><p>${t("pair.how")}</p></section>`;
  }

  #keys() {
    return html`<dialog class="help" aria-labelledby="keys-title">
      <div class="dialog-body">
        <div class="row spread"><h2 id="keys-title">${t("keys.title")}</h2>
          <button class="button plain" aria-label=${t("close")} @click=${() => this.querySelector("dialog.help").close()}>${icon("close")}</button></div>
        <dl class="keys">
          ${KEYS.map(([keys, words]) => html`<dt>${keys.map((key) => html`<kbd>${key === "Space" ? t("keys.space-bar") : key}</kbd>`)}</dt><dd>${t(words)}</dd>`)}
        </dl>
      </div>
    </dialog>`;
  }
}

customElements.define("rs-app", App);
