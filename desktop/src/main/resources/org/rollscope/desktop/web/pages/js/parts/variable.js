import { Directive, directive } from "lit/directive.js";
import { nothing } from "lit";

/** Sets a CSS variable of an element by script: the policy allows no style in the page's text. */
class Variable extends Directive {
  #last;

  update(part, [name, value]) {
    if (value !== this.#last) {
      this.#last = value;
      part.element.style.setProperty(name, value);
    }
    return nothing;
  }

  render() {
    return nothing;
  }
}

export const variable = directive(Variable);
