// Says aloud what a page shows, by the browser's own voices; nothing leaves the computer for it.
import { settings } from "./settings.js";
import { locale } from "./words.js";

export const canSpeak = "speechSynthesis" in window;

/** A voice of this computer in the reader's language; the browser's own choice where there is none. */
function voice() {
  const all = speechSynthesis.getVoices().filter((each) => each.lang.toLowerCase().startsWith(locale()));
  return all.find((each) => each.localService) ?? null;
}

/** Says something after what is being said, or at once. */
export function speak(text, urgent = false) {
  if (!canSpeak || !settings.get("speech") || !text) return;
  if (urgent) speechSynthesis.cancel();
  const saying = new SpeechSynthesisUtterance(text);
  saying.lang = locale();
  saying.voice = voice();
  speechSynthesis.speak(saying);
}

export function hush() {
  if (canSpeak) speechSynthesis.cancel();
}
