// What could not be done, in the reader's language, with what the bridge said about it.
import { t } from "./words.js";

export function complain(failure) {
  const what = t(`problem.${failure.kind ?? "refused"}`);
  return failure.message ? `${what} ${failure.message}` : what;
}
