// Asks the server for what it keeps.
import { Failure } from "./feed.js";

/** Asks, and gives the answer's JSON; throws with words for people where it was not done. */
export async function ask(method, path, body, patience = 15000) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new Failure("away", "");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Failure("refused", said.error ?? "");
  return said;
}
