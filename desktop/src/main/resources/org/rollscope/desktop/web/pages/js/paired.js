// The tools that are paired with the computer.
import { ask } from "./api.js";

const SEARCH = 60000; // ms; a search takes 12 s, but one may be under way
const BOND = 90000;

const path = (tool) => `/api/paired/${encodeURIComponent(tool)}`;

class Paired extends EventTarget {
  tools = null; // not known yet, or not kept by this server
  pluggedIn = null;

  async load() {
    try {
      const { tools, pluggedIn } = await ask("GET", "/api/paired");
      this.tools = tools;
      this.pluggedIn = pluggedIn;
    } catch {
      this.tools ??= null; // asked again when the page is in step again
    }
    this.dispatchEvent(new Event("change"));
  }

  find(id) {
    return this.tools?.find((tool) => tool.id === id);
  }

  search(port) {
    return ask("POST", "/api/paired/search", port ? { port } : {}, SEARCH);
  }

  async pair(found) {
    const tool = await ask("POST", "/api/paired", found, BOND);
    await this.load();
    return tool;
  }

  async rename(tool, name) {
    await ask("PUT", path(tool), { name });
    await this.load();
  }

  async forget(tool) {
    await ask("DELETE", path(tool));
    await this.load();
  }
}

export const paired = new Paired();
