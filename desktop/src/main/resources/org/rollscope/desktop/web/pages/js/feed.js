// What the server tells, kept in step: over sleep, a lost server, a lost broker.
import { settings } from "./settings.js";
import { Tool } from "./tool.js";

const SILENCE = 8000; // ms; the server sends a beat every 3 s
const AGAIN = 1000;
const SLOWEST = 5000;

class Feed extends EventTarget {
  tools = new Map();
  broker = null; // not known yet
  bridges = {};
  link = "connecting"; // open, lost, unpaired
  #source = null;
  #product = null;
  #heard = 0;
  #wait = AGAIN;
  #timer = 0;
  #haptic = settings.get("haptic");

  start() {
    this.#open();
    setInterval(() => this.#look(), 1000);
    const awake = () => document.visibilityState === "visible" && this.#look(true);
    document.addEventListener("visibilitychange", awake);
    window.addEventListener("pageshow", awake);
    window.addEventListener("online", awake);
    settings.addEventListener("change", () => {
      if (settings.get("haptic") !== this.#haptic) {
        this.#haptic = settings.get("haptic");
        this.#open();
      }
    });
  }

  #open() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#heard = performance.now();
    const source = new EventSource(`/api/live?haptic=${this.#haptic ? 1 : 0}`);
    this.#source = source;
    const on = (type, deed) =>
      source.addEventListener(type, (event) => {
        this.#heard = performance.now();
        deed?.(JSON.parse(event.data));
      });
    on("state", (state) => this.#state(state));
    on("broker", ({ connected }) => {
      this.broker = connected;
      this.#tell();
    });
    on("bridges", (bridges) => {
      this.bridges = bridges;
      this.#tell();
    });
    for (const kind of ["trace", "live", "status", "info", "session", "event"]) {
      on(kind, (about) => this.#take(kind, about));
    }
    on("gone", ({ id }) => {
      this.tools.delete(id);
      this.#tell();
    });
    on("beat");
    source.onerror = () => this.#lost(source);
  }

  #state({ product, broker, bridges, tools }) {
    if (this.#product && this.#product !== product) {
      location.reload(); // the program is a newer one
      return;
    }
    this.#product = product;
    this.#wait = AGAIN;
    this.link = "open";
    this.broker = broker.connected;
    this.bridges = bridges;
    const there = new Set();
    for (const all of tools) {
      there.add(all.id);
      this.#tool(all.id).all(all);
    }
    for (const id of this.tools.keys()) if (!there.has(id)) this.tools.delete(id);
    this.#tell();
  }

  #tool(id) {
    if (!this.tools.has(id)) this.tools.set(id, new Tool(id));
    return this.tools.get(id);
  }

  #take(kind, about) {
    this.#tool(about.id).take(kind, about[kind]);
    if (kind === "event") {
      this.dispatchEvent(new CustomEvent("happened", { detail: { id: about.id, event: about.event } }));
    }
    this.#tell();
  }

  async #lost(source) {
    if (source !== this.#source) return;
    source.close();
    if (this.link !== "unpaired") this.link = "lost";
    this.#tell();
    try {
      const answer = await fetch("/api/about", { signal: AbortSignal.timeout(3000) });
      if (answer.status === 401) {
        this.link = "unpaired";
        this.#tell();
      }
    } catch {
      // it is away; it is looked for again
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => source === this.#source && this.#open(), this.#wait);
    this.#wait = Math.min(this.#wait * 1.5, SLOWEST);
  }

  /** A line that is silent is dead, whatever the browser thinks. */
  #look(now = false) {
    const silent = performance.now() - this.#heard > SILENCE;
    if (silent && this.#source?.readyState !== EventSource.CLOSED) this.#lost(this.#source);
    else if (now && this.link === "lost") this.#open();
    this.#tell(); // what grows stale without a message
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }

  get bridgesAway() {
    const all = Object.values(this.bridges);
    return all.length > 0 && !all.includes(true);
  }

  /** The tools, those in use first by their order of appearance. */
  get list() {
    return [...this.tools.values()].filter((tool) => tool.streaming || (Object.keys(tool.status).length && !tool.isAny));
  }
}

export const feed = new Feed();

/** Sends a command to a tool; throws with words for people where it was not done. */
export async function command(tool, name, args = {}) {
  let answer;
  try {
    answer = await fetch(`/api/tools/${encodeURIComponent(tool)}/commands/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(args),
      signal: AbortSignal.timeout(8000),
    });
  } catch {
    throw new Failure("away", "");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Failure(answer.status === 504 ? "silent" : "refused", said.error ?? "");
  return said;
}

/** What was not done, and why: away, silent or refused. */
export class Failure extends Error {
  constructor(kind, said) {
    super(said);
    this.kind = kind;
  }
}
