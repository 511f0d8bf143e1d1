// Keeps the screen on while a tool is in use, where the browser lets a page do so.
import { feed } from "./feed.js";
import { settings } from "./settings.js";

let lock = null;
let asking = false;

export const canStayAwake = "wakeLock" in navigator && window.isSecureContext;

async function look() {
  const wanted =
    canStayAwake &&
    settings.get("awake") &&
    document.visibilityState === "visible" &&
    feed.list.some((tool) => tool.inSession || tool.guided);
  if (wanted && !lock && !asking) {
    asking = true;
    try {
      lock = await navigator.wakeLock.request("screen");
      lock.addEventListener("release", () => (lock = null));
    } catch {
      lock = null; // battery saver: the screen goes off as usual
    } finally {
      asking = false;
    }
  } else if (!wanted && lock) {
    lock.release();
    lock = null;
  }
}

export function stayAwake() {
  setInterval(look, 5000);
  document.addEventListener("visibilitychange", look);
}
