// Going from place to place by script, and asking before something unsaved is left.
let guard = null;

/**
 * Sets what is asked before this place is left; null for nothing.
 *
 * @param asked with unsaved(), whether anything would be lost, and ask(), a promise of whether to go
 */
export function beforeLeaving(asked) {
  guard = asked;
}

export async function mayLeave() {
  return guard?.unsaved() ? guard.ask() : true;
}

export function go(path) {
  document.dispatchEvent(new CustomEvent("go", { detail: path }));
}

window.addEventListener("beforeunload", (event) => {
  if (guard?.unsaved()) event.preventDefault();
});
