// Tones. A browser lets a page sound only after somebody has touched it.
import { settings } from "./settings.js";

let context = null;

/** on, off (as chosen), or waiting for a first touch. */
export function soundState() {
  if (!settings.get("sound")) return "off";
  return context?.state === "running" ? "on" : "waiting";
}

const listeners = new EventTarget();

export function onSound(listener) {
  listeners.addEventListener("change", listener);
}

/** To be called from a touch or a key. */
export async function allowSound() {
  if (!settings.get("sound")) return;
  context ??= new AudioContext();
  context.onstatechange = () => listeners.dispatchEvent(new Event("change"));
  await context.resume().catch(() => {});
  listeners.dispatchEvent(new Event("change"));
}

function tone(frequency, from, length, volume) {
  const at = context.currentTime + from;
  const source = context.createOscillator();
  const gain = context.createGain();
  source.type = "triangle";
  source.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + 0.015);
  gain.gain.setValueAtTime(volume, at + length - 0.04);
  gain.gain.linearRampToValueAtTime(0, at + length);
  source.connect(gain).connect(context.destination);
  source.start(at);
  source.stop(at + length);
}

const MELODIES = {
  stop: [[988, 0, 0.16, 0.5], [988, 0.22, 0.16, 0.5], [988, 0.44, 0.16, 0.5]],
  high: [[784, 0, 0.2, 0.4], [659, 0.24, 0.26, 0.4]],
  move: [[523, 0, 0.18, 0.25], [659, 0.18, 0.18, 0.25], [784, 0.36, 0.3, 0.25]],
  note: [[587, 0, 0.25, 0.25]],
};

/** Sounds once; false where it cannot. */
export function play(name) {
  if (soundState() !== "on") return false;
  for (const note of MELODIES[name]) tone(...note);
  return true;
}
