// What this browser remembers: how things are shown and heard. Kept in localStorage, where it is allowed.
const KEY = "rollscope";

const CHOICES = {
  theme: ["auto", "system", "dark", "light"],
  language: ["auto", "en", "de"],
  pressure: ["kPa", "psi"],
  force: ["N", "kg"],
  sound: [true, false],
  haptic: [true, false],
  keys: [true, false],
  awake: [true, false],
  speech: [false, true],
  speechAsked: [false, true],
  nobody: [false, true], // rolling without saying who
};
const TARGET = { least: 5, most: 900 };

class Settings extends EventTarget {
  #values = { target: 0 };

  constructor() {
    super();
    for (const [name, choices] of Object.entries(CHOICES)) this.#values[name] = choices[0];
    this.#read();
    window.addEventListener("storage", (event) => {
      if (event.key === KEY) {
        this.#read();
        this.#changed();
      }
    });
  }

  #read() {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    } catch {
      return; // not allowed, or damaged: the usual values hold
    }
    for (const [name, value] of Object.entries(kept ?? {})) {
      if (this.#fits(name, value)) this.#values[name] = value;
    }
  }

  #fits(name, value) {
    if (name === "target") return value === 0 || (value >= TARGET.least && value <= TARGET.most);
    return CHOICES[name]?.includes(value) ?? false;
  }

  get(name) {
    return this.#values[name];
  }

  choices(name) {
    return CHOICES[name];
  }

  set(name, value) {
    if (!this.#fits(name, value) || this.#values[name] === value) return;
    this.#values[name] = value;
    try {
      localStorage.setItem(KEY, JSON.stringify(this.#values));
    } catch {
      // it holds until the page is closed
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

export const settings = new Settings();
