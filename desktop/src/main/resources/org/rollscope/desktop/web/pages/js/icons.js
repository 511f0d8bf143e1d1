// Our own icons, on a 24 grid.
import { html, svg } from "lit";

const PATHS = {
  live: svg`<path d="M3 13h4l2.5-7 4.5 12 2.5-5H21"/>`,
  tools: svg`<circle cx="12" cy="12" r="8.2"/><path d="M12 3.8a8.2 8.2 0 0 1 8.2 8.2"/><circle class="solid" cx="12" cy="12" r="2.6"/>`,
  coach: svg`<circle cx="12" cy="5" r="2.4"/><path d="M12 9.5v5.500M12 15l-4 5M12 15l4 5M5.500 9.500l6.500 1.500 6.500-1.500"/>`,
  voice: svg`<path d="M12 3.500a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0v-5a3 3 0 0 0-3-3zM5.500 11.500a6.500 6.500 0 0 0 13 0M12 18v3"/>`,
  quiet: svg`<path d="M3 3l18 18M9 9v2.500a3 3 0 0 0 5 2.200M15 10.500v-4a3 3 0 0 0-5.800-1M5.500 11.500a6.500 6.500 0 0 0 10.500 5.100M18.500 11.500a6.500 6.500 0 0 1-.6 2.700M12 18v3"/>`,
  skip: svg`<path class="solid" d="M5 6v12a.9.9 0 0 0 1.400.75L15 12.800a.95.95 0 0 0 0-1.600L6.400 5.250A.9.9 0 0 0 5 6z"/><path d="M18.500 5.500v13"/>`,
  done: svg`<path d="M4.500 12.800l5 5L19.500 7"/>`,
  left: svg`<path d="M5 12h14"/>`,
  routines: svg`<path d="M9.500 6H20M9.500 12H20M9.500 18H20"/><circle class="solid" cx="5" cy="6" r="1.5"/><circle class="solid" cx="5" cy="12" r="1.5"/><circle class="solid" cx="5" cy="18" r="1.5"/>`,
  settings: svg`<path d="M4 8h9M17.5 8H20M4 16h2.5M11 16h9"/><circle cx="15.2" cy="8" r="2.3"/><circle cx="8.8" cy="16" r="2.3"/>`,
  history: svg`<rect x="4" y="5" width="16" height="15" rx="3"/><path d="M4 10h16M8.500 3v4M15.500 3v4M8 14h2.500M13.500 14H16M8 17h2.500"/>`,
  earlier: svg`<path d="M14.500 6l-6 6 6 6"/>`,
  later: svg`<path d="M9.500 6l6 6-6 6"/>`,
  plus: svg`<path d="M12 5.500v13M5.500 12h13"/>`,
  minus: svg`<path d="M5.500 12h13"/>`,
  sound: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.6 7.6 0 0 1 0 11"/>`,
  mute: svg`<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5"/>`,
  stop: svg`<rect class="solid" x="6" y="6" width="12" height="12" rx="2.5"/>`,
  start: svg`<path class="solid" d="M8 5.6v12.8a1 1 0 0 0 1.5.86l10.3-6.4a1 1 0 0 0 0-1.72L9.5 4.74A1 1 0 0 0 8 5.6z"/>`,
  up: svg`<path d="M6 14.500l6-6 6 6"/>`,
  back: svg`<path d="M14.500 6l-6 6 6 6"/>`,
  grip: svg`<circle class="solid" cx="9" cy="6.500" r="1.500"/><circle class="solid" cx="15" cy="6.500" r="1.500"/><circle class="solid" cx="9" cy="12" r="1.500"/><circle class="solid" cx="15" cy="12" r="1.500"/><circle class="solid" cx="9" cy="17.500" r="1.500"/><circle class="solid" cx="15" cy="17.500" r="1.500"/>`,
  copy: svg`<rect x="8.500" y="8.500" width="11" height="11" rx="2.500"/><path d="M15.500 5.500a2 2 0 0 0-2-1h-6.500a2.500 2.500 0 0 0-2.500 2.500v6.500a2 2 0 0 0 1 2"/>`,
  bin: svg`<path d="M5 7h14M10 7V4.500h4V7M7 7l.8 12.500h8.400L17 7M10.300 10.500v5.500M13.700 10.500v5.500"/>`,
  edit: svg`<path d="M5 19l.8-3.800L15.500 5.500l3 3L8.800 18.200zM13.500 7.500l3 3"/>`,
  open: svg`<path d="M12 15.500V5M7.500 9.500L12 5l4.500 4.500M5 15.500V19h14v-3.500"/>`,
  save: svg`<path d="M12 4.500V15M7.500 10.500L12 15l4.500-4.500M5 15.500V19h14v-3.500"/>`,
  text: svg`<path d="M8.500 7.500L4 12l4.500 4.500M15.500 7.500L20 12l-4.500 4.500"/>`,
  down: svg`<path d="M6 9.5l6 6 6-6"/>`,
  warn: svg`<path d="M12 4.2 2.8 19.8h18.4zM12 10v4.6"/><circle class="solid" cx="12" cy="17.2" r="1.1"/>`,
  help: svg`<circle cx="12" cy="12" r="8.6"/><path d="M9.6 9.6a2.5 2.5 0 1 1 3.4 2.3c-.7.3-1 .8-1 1.5v.4"/><circle class="solid" cx="12" cy="16.6" r="1.1"/>`,
  close: svg`<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>`,
  offline: svg`<path d="M3 3l18 18M5.5 12.5a9.3 9.3 0 0 1 4-2.4M8.6 15.6a5 5 0 0 1 3.4-1.3M14.6 10.1a9.3 9.3 0 0 1 3.9 2.4M2.5 9.2a13.6 13.6 0 0 1 4-2.6M11.5 5.2a13.6 13.6 0 0 1 10 4"/><circle class="solid" cx="12" cy="18.4" r="1.4"/>`,
  person: svg`<circle cx="12" cy="8" r="3.8"/><path d="M4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6"/>`,
  next: svg`<path d="M9.5 6l6 6-6 6"/>`,
  battery: svg`<rect x="3" y="8" width="16" height="9" rx="2.4"/><path d="M21.5 11v3"/>`,
};

export function icon(name) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>`;
}

// Signs beside the advice: what to do, by shape.
const SIGNS = {
  good: svg`<path d="M4 12.8l5.2 5.2L20 7"/>`,
  up: svg`<path d="M12 20V5M5 12l7-7 7 7"/>`,
  down: svg`<path d="M12 4v15M5 12l7 7 7-7"/>`,
  next: svg`<path d="M4 12h15M12 5l7 7-7 7"/>`,
  stop: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
};

export function sign(name) {
  return SIGNS[name]
    ? html`<svg class="icon sign" viewBox="0 0 24 24" aria-hidden="true" stroke-width="3">${SIGNS[name]}</svg>`
    : "";
}

const INSTRUMENTS = {
  ball: svg`<circle cx="12" cy="12" r="9"/><path d="M12 3c3.4 2.6 3.4 15.4 0 18M3 12c2.6 3.4 15.4 3.4 18 0"/>`,
  stick: svg`<path d="M2.5 12h3M18.5 12h3"/><rect x="5.5" y="9" width="13" height="6" rx="3"/>`,
  "foot-roller": svg`<path d="M4 8.500c2.5 2 13.5 2 16 0M4 15.500c2.5-2 13.5-2 16 0"/><ellipse cx="4" cy="12" rx="1.6" ry="3.8"/><ellipse cx="20" cy="12" rx="1.6" ry="3.8"/>`,
  "foam-roller": svg`<path d="M6 5h12M6 19h12"/><ellipse cx="6" cy="12" rx="3" ry="7"/><path d="M18 5c1.7 0 3 3.1 3 7s-1.3 7-3 7"/><ellipse cx="6" cy="12" rx="1" ry="2.3"/>`,
};

export function instrument(kind) {
  return html`<svg class="icon picture" viewBox="0 0 24 24" aria-hidden="true">${INSTRUMENTS[kind] ?? INSTRUMENTS.ball}</svg>`;
}
