import { html, svg } from "lit";

const MOST_PARTS = 30; // more cannot be told apart from two metres

/** How much of something is done, as a ring of as many parts as it has, around what is written in it. */
export function ring(share, parts, label, content) {
  const lines = parts > 1 && parts <= MOST_PARTS ? parts : 0;
  const part = (i) => {
    const angle = (i / lines) * 2 * Math.PI - Math.PI / 2;
    const at = (r) => `${(50 + r * Math.cos(angle)).toFixed(2)} ${(50 + r * Math.sin(angle)).toFixed(2)}`;
    return svg`<path class="gap" d="M${at(41)}L${at(50)}" />`;
  };
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return html`<div class="ring" role="progressbar" aria-label=${label} aria-valuemin="0" aria-valuemax="100" aria-valuenow=${Math.round(percent)}>
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle class="all" cx="50" cy="50" r="45.5" />
      <circle class="part" cx="50" cy="50" r="45.5" pathLength="100" stroke-dasharray="${percent} 100" transform="rotate(-90 50 50)" />
      ${Array.from({ length: lines }, (_, i) => part(i))}
    </svg>
    <div class="in">${content}</div>
  </div>`;
}
