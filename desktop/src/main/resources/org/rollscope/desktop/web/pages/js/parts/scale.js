import { html } from "lit";

export const MOST = 10;

/**
 * How it felt, 0 to 10, to choose from. Its name is that of its fields; what is chosen is null before a choice, and pick is
 * told of the next one. What describes it is the id of an element.
 */
export const scale = ({ name, chosen, pick, describedBy }) => html`<div class="scale">
  ${Array.from({ length: MOST + 1 }, (_, value) => html`<label><input type="radio" name=${name} value=${value}
      aria-describedby=${describedBy} .checked=${chosen === value} @change=${() => pick(value)} /><span>${value}</span></label>`)}
</div>`;
