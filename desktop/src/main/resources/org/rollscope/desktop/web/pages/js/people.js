// Who there is, as the server keeps them; the same for all parts of a page.
import { ask } from "./api.js";
import { feed } from "./feed.js";

class People extends EventTarget {
  list = null; // not known yet
  #asked = null;

  /** Asks anew; parts that show people hear "change". */
  async load() {
    this.#asked ??= ask("GET", "/api/people").finally(() => (this.#asked = null));
    this.list = (await this.#asked).people;
    this.dispatchEvent(new Event("change"));
  }

  find(id) {
    return this.list?.find((person) => person.id === id);
  }

  /** Who has a tool; undefined for nobody. */
  of(tool) {
    return this.list?.find((person) => person.tools.includes(tool));
  }

  async choose(tool, person) {
    await ask("PUT", `/api/tools/${encodeURIComponent(tool)}/person`, { person: person?.id ?? null });
    await this.load();
  }

  async add(name, bodyWeight) {
    const added = await ask("POST", "/api/people", bodyWeight ? { name, bodyWeight } : { name });
    await this.load();
    return added;
  }
}

export const people = new People();

/** Somebody may be chosen elsewhere: on another page, or by a command. */
const seen = new Map();
feed.addEventListener("change", () => {
  let changed = people.list === null;
  for (const tool of feed.list) {
    const now = tool.info.person ?? "";
    if (seen.get(tool.id) !== now) changed = true;
    seen.set(tool.id, now);
  }
  if (changed) people.load().catch(() => {}); // asked again with the next change
});

/** The letters that stand for a person in a small round. */
export function initials(name) {
  const words = name.match(/\p{L}+/gu) ?? ["?"];
  const first = [...words[0]][0];
  return (words.length > 1 ? first + [...words.at(-1)][0] : first).toLocaleUpperCase();
}
