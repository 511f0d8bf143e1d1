import { html, nothing } from "lit";
import { advise } from "../advice.js";
import { gravest } from "../alerts.js";
import { Element, oncePerFrame } from "../element.js";
import { command, feed } from "../feed.js";
import { icon } from "../icons.js";
import { alsoWrong } from "../parts/advice-line.js";
import { coachNow } from "../parts/coach-now.js";
import { complain } from "../problems.js";
import { howTo, loadRoutines, routineNamed, titleOf } from "../routines.js";
import { settings } from "../settings.js";
import { allowSound } from "../sound.js";
import { canSpeak, hush, speak } from "../speech.js";
import { t, zoneName } from "../words.js";
import "../parts/coach-end.js";
import "../parts/routine-choice.js";

const ASK_FOR = 30 * 60_000; // ms; how it felt is not asked later
const SEEN = "rollscope.coach.seen";
const FIGURE_EVERY = 100; // ms

/** This step, how much of it is done, how hard, and what now. */
class Coach extends Element {
  static properties = { routines: { state: true }, name: { state: true }, chosen: { state: true }, said: { state: true }, busy: { state: true } };

  #redraw = oncePerFrame(() => this.#draw());
  #drawnAt = 0;
  #told = ""; // what was last said aloud
  #seen = sessionStorage.getItem(SEEN);
  #changed = () => this.requestUpdate();
  #shown = ""; // the kind of view

  constructor() {
    super();
    this.routines = null;
    this.name = null;
    this.chosen = null;
    this.said = "";
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    feed.addEventListener("change", this.#redraw);
    settings.addEventListener("change", this.#changed);
    document.addEventListener("key", this.#key);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    feed.removeEventListener("change", this.#redraw);
    settings.removeEventListener("change", this.#changed);
    document.removeEventListener("key", this.#key);
    hush();
  }

  async #load() {
    while (this.isConnected) {
      try {
        this.routines = await loadRoutines();
        return;
      } catch {
        await new Promise((done) => setTimeout(done, 2000)); // the notice says that the server is away
      }
    }
  }

  #draw() {
    if (!this.isConnected) return;
    const now = performance.now();
    if (!gravest() && now - this.#drawnAt < FIGURE_EVERY) return;
    this.#drawnAt = now;
    this.requestUpdate();
    const tool = this.#tool;
    if (tool?.guided) this.#tell(tool);
  }

  /** The tool that is coached; else the one chosen, else one in use. */
  get #tool() {
    const tools = feed.list;
    const coached = tools.filter((tool) => tool.guided);
    const all = coached.length ? coached : tools;
    const use = (tool) => (tool.id === this.chosen ? 8 : 0) + (tool.inSession ? 4 : 0) + (tool.streaming ? 2 : 0) + (tool.connected ? 1 : 0);
    return all.reduce((best, tool) => (best && use(best) >= use(tool) ? best : tool), null);
  }

  /** A routine that is over, and of which nobody has been told yet how it went. */
  #ended() {
    for (const tool of feed.list) {
      if (tool.guided) continue;
      const { coached, live, routine } = tool;
      const fresh = coached && Date.now() - Date.parse(coached.time) < ASK_FOR;
      const finished = routine?.advice === "finished" && tool.inSession;
      if (!fresh && !finished) continue;
      const session = (fresh && coached.session) || live.session;
      const key = `${tool.id} ${session} ${fresh ? coached.deviceTime : ""}`;
      if (session && key !== this.#seen) return { tool, session, key, result: fresh ? coached.result : null, name: fresh ? coached.result.routine : routine.routine };
    }
    return null;
  }

  #dismiss(key) {
    this.#seen = key;
    sessionStorage.setItem(SEEN, key);
    this.requestUpdate();
  }

  #key = (event) => {
    const tool = this.#tool;
    const { key } = event.detail;
    if (this.querySelector("dialog[open]")) return;
    if (key === " " && tool?.guided) this.#send(tool, { do: "stop" });
    else if (key === " " && !this.#ended()) this.querySelector("rs-routine-choice .start")?.click();
    else if (key === "n" && tool?.guided) this.#send(tool, { do: "next" });
    else if (key === "v" && canSpeak) this.#toggleVoice();
    else if (key === "a" && tool) this.#quieten();
    else return;
    event.preventDefault();
  };

  async #send(tool, args, name = "routine") {
    allowSound();
    if (this.busy) return false;
    this.busy = true;
    try {
      await command(tool.id, name, args);
      this.said = "";
      return true;
    } catch (failure) {
      this.said = complain(failure);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #quieten() {
    const tool = gravest()?.tool ?? this.#tool;
    const alarm = tool?.alarms.find((each) => !each.acknowledged);
    if (alarm) this.#send(tool, { kind: alarm.kind }, "acknowledge");
  }

  #toggleVoice() {
    settings.set("speechAsked", true);
    settings.set("speech", !settings.get("speech"));
    if (settings.get("speech")) {
      this.#told = "";
      speak(t("speech.sample"));
    } else hush();
  }

  /** Begins; before the first time it asks whether to speak, for it cannot be looked at from everywhere. */
  #begin({ tool, routine }) {
    this.chosen = tool.id;
    if (canSpeak && !settings.get("speechAsked")) {
      this.#afterAsking = () => this.#begin({ tool, routine });
      this.querySelector("dialog.ask").showModal();
      return;
    }
    this.#told = "";
    this.#start(tool, routine);
  }

  async #start(tool, routine) {
    if (!tool.streaming && tool.connected && !(await this.#send(tool, {}, "start"))) return;
    await this.#send(tool, { do: "start", name: routine.name });
  }

  #afterAsking = null;

  #answerVoice(yes) {
    settings.set("speechAsked", true);
    settings.set("speech", yes);
    if (yes) speak(t("speech.sample"));
    this.querySelector("dialog.ask").close();
    this.#afterAsking?.();
    this.#afterAsking = null;
  }

  /** Says aloud what changes: warnings at once, steps with how they are done, never every number. */
  #tell(tool) {
    if (!tool.streaming || !settings.get("speech")) return;
    const { index, step, stepDone, share } = tool.guided;
    const { key, words, sign } = advise(tool);
    const half = share >= 0.5 && !stepDone ? "half" : "";
    const about = `${index} ${key} ${half}`;
    if (about === this.#told) return;
    const [lastIndex, lastKey, lastHalf] = this.#told.split(" ");
    this.#told = about;
    const newStep = String(index) !== lastIndex;
    if (newStep) {
      speak(`${zoneName(step.zone)}. ${howTo(routineNamed(tool.guided.routine), step)}`);
      if (key === "begin") return;
    }
    if (key !== lastKey) speak(words, ["down", "stop"].includes(sign));
    else if (half && !lastHalf) speak(t("speech.half"));
  }

  render() {
    const tool = this.#tool;
    const ended = tool?.guided ? null : this.#ended();
    return html`${this.#place(tool, ended)} ${alsoWrong(tool, this.said)}
      <dialog class="ask" aria-labelledby="ask-title" @close=${() => (this.#afterAsking = null)}>
        <div class="dialog-body">
          <h2 id="ask-title">${t("speech.ask")}</h2>
          <p class="quiet">${t("speech.ask-words")}</p>
          <div class="row">
            <button class="button main" @click=${() => this.#answerVoice(true)}>${icon("voice")}${t("speech.yes")}</button>
            <button class="button" @click=${() => this.#answerVoice(false)}>${t("speech.no")}</button>
          </div>
        </div>
      </dialog>`;
  }

  /** Another view begins at its top, for the keyboard as well. */
  updated() {
    const view = this.querySelector(".coach, .ending, .choose")?.classList[0];
    if (!view || view === this.#shown) return;
    if (this.#shown) {
      window.scrollTo(0, 0);
      this.closest("main").focus({ preventScroll: true });
    }
    this.#shown = view;
  }

  #place(tool, ended) {
    if (tool?.guided) return this.#now(tool);
    if (ended) {
      return html`<rs-coach-end .tool=${ended.tool} .session=${ended.session} .result=${ended.result} .routine=${routineNamed(ended.name)}
        @again=${() => this.#dismiss(ended.key)}></rs-coach-end>`;
    }
    if (!this.routines) return html`<section class="empty" aria-busy="true"><h1>${t("wait.server")}</h1></section>`;
    return html`<rs-routine-choice .routines=${this.routines} .tools=${feed.list} .tool=${tool} .busy=${this.busy} .name=${this.name}
      @choose=${(event) => (this.name = event.detail)} @tool=${(event) => (this.chosen = event.detail)}
      @begin=${(event) => this.#begin(event.detail)}></rs-routine-choice>`;
  }

  #now(tool) {
    const over = gravest();
    const { routine: name, index, steps } = tool.guided;
    const routine = routineNamed(name);
    const speaks = settings.get("speech");
    return html`<section class="coach ${tool.streaming ? "" : "stale"}" data-state=${over?.level ?? tool.state} aria-label=${t("place.coach")}>
      <h1 class="unseen">${t("coach.title", { routine: routine ? titleOf(routine) : name })}</h1>
      ${over ? html`<div class="alarm-frame"></div>` : nothing}
      <header class="bar">
        <div class="tool"><span class="dot ${tool.streaming ? "on" : "wait"}"></span><span class="name">${routine ? titleOf(routine) : name}</span></div>
        <span class="quiet count">${t("coach.step", { n: index + 1, all: steps })}</span>
        <span class="push"></span>
        ${canSpeak
          ? html`<button class="button plain voice ${speaks ? "" : "off"}" aria-label=${t(speaks ? "speech.on" : "speech.off")} @click=${() => this.#toggleVoice()}>
              ${icon(speaks ? "voice" : "quiet")}<span>${t(speaks ? "speech.on" : "speech.off")}</span></button>`
          : nothing}
      </header>
      <div class="deeds">
        <button class="button next" @click=${() => this.#send(tool, { do: "next" })}>${icon("skip")}${t(index + 1 < steps ? "coach.next" : "coach.skip")}</button>
        <button class="button stop" @click=${() => this.#send(tool, { do: "stop" })}>${icon("stop")}${t("coach.stop")}</button>
      </div>
      ${coachNow(tool, routine, over, () => this.#quieten())}
    </section>`;
  }
}

customElements.define("rs-coach", Coach);
