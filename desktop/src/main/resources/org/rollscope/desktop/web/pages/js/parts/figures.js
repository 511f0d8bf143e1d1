// How a step is done, drawn: a body of round limbs, the tool, and the way it goes. On a grid of 320 by 240,
// for the left side; the right one is its mirror image.
import { svg } from "lit";

/** The outline of a limb: two circles and the lines that touch both. */
function limb([x1, y1, r1], [x2, y2, r2]) {
  const along = Math.atan2(y2 - y1, x2 - x1);
  const apart = Math.acos(Math.max(-1, Math.min(1, (r1 - r2) / Math.hypot(x2 - x1, y2 - y1))));
  const at = (x, y, r, angle) => `${(x + r * Math.cos(angle)).toFixed(1)} ${(y + r * Math.sin(angle)).toFixed(1)}`;
  return `M${at(x1, y1, r1, along + apart)}A${r1} ${r1} 0 1 1 ${at(x1, y1, r1, along - apart)}L${at(x2, y2, r2, along - apart)}A${r2} ${r2} 0 0 1 ${at(x2, y2, r2, along + apart)}Z`;
}

/** Limbs along a chain of circles. */
const chain = (...circles) => circles.slice(1).map((circle, i) => limb(circles[i], circle)).join("");

const near = (...circles) => svg`<path class="near" d=${chain(...circles)} />`;
const far = (...circles) => svg`<path class="far" d=${chain(...circles)} />`;
const worked = (...circles) => svg`<path class="worked" d=${chain(...circles)} />`;
const head = (x, y, r = 19) => svg`<circle class="near" cx=${x} cy=${y} r=${r} />`;
const floor = svg`<path class="floor" d="M16 222h288" />`;

/** A way to and fro. */
function way(x1, y1, x2, y2) {
  const tip = (x, y, angle) => {
    const barb = (turn) => `${(x - 13 * Math.cos(angle + turn)).toFixed(1)} ${(y - 13 * Math.sin(angle + turn)).toFixed(1)}`;
    return `M${barb(0.55)}L${x} ${y}L${barb(-0.55)}`;
  };
  const angle = Math.atan2(y2 - y1, x2 - x1);
  return svg`<path class="way" d="M${x1} ${y1}L${x2} ${y2}${tip(x1, y1, angle + Math.PI)}${tip(x2, y2, angle)}" />`;
}

/** A stick across a limb, with a hand at each end. */
function stick(x, y, angle, half = 52) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const at = (along) => `${(x + along * c).toFixed(1)} ${(y + along * s).toFixed(1)}`;
  const line = (from, to) => `M${at(from)}L${at(to)}`;
  return svg`<path class="grip" d="${line(-half, half)}" /><path class="tool rod" d="${line(-half + 20, half - 20)}" />`;
}

const ball = (x, y, r = 21) => svg`<circle class="tool" cx=${x} cy=${y} r=${r} /><path class="shine" d=${`M${x - r * 0.5} ${y - r * 0.25}a${r * 0.6} ${r * 0.6} 0 0 1 ${r * 0.5} ${-r * 0.4}`} />`;

function glutesOnABall() {
  return svg`<path class="floor" d="M16 206h288" />
    <g transform="translate(0 -16)">
    ${far([112, 92, 10], [86, 148, 8], [78, 205, 7])}
    ${far([168, 160, 21], [234, 116, 13], [238, 172, 13], [241, 205, 8])}${far([241, 213, 8], [266, 215, 6])}
    ${near([108, 70, 9], [112, 84, 9])}${near([110, 92, 23], [134, 128, 21], [158, 160, 25])}${head(98, 46)}
    ${near([166, 158, 20], [214, 150, 13], [232, 116, 11], [244, 98, 8])}${near([246, 94, 8], [264, 80, 6])}
    ${worked([146, 163, 12], [166, 172, 9])}
    ${near([108, 94, 11], [66, 146, 9], [58, 208, 7])}${near([58, 214, 7], [40, 215, 5])}
    ${ball(154, 201)}</g>
    ${way(84, 222, 224, 222)}${way(132, 236, 176, 208)}`;
}

/** Sitting, the upper body before the legs. */
function sitting() {
  return svg`<path class="seat" d="M36 176h84v46" />
    ${near([106, 54, 9], [100, 70, 9])}${near([96, 78, 22], [92, 112, 20], [94, 148, 26])}${head(112, 36)}`;
}

function quadsWithAStick() {
  return svg`${floor}${sitting()}${way(126, 184, 192, 180)}
    ${near([98, 148, 25], [204, 138, 15], [206, 158, 14], [211, 178, 14], [215, 207, 9])}${near([217, 213, 9], [248, 215, 6])}
    ${worked([118, 136, 10], [152, 132, 12], [190, 131, 7])}
    ${near([96, 80, 11], [112, 122, 9], [136, 150, 7])}
    ${stick(156, 124, -0.95)}
    ${near([96, 78, 11], [136, 96, 9], [180, 90, 7])}`;
}

function hamstringsWithAStick() {
  return svg`${floor}<path class="seat" d="M222 150h72M238 150v72M284 150v72" />${way(122, 84, 214, 90)}
    ${far([96, 124, 20], [104, 172, 14], [101, 210, 9])}${far([103, 213, 9], [132, 215, 6])}
    ${near([104, 36, 8], [96, 50, 9])}${near([92, 56, 20], [88, 84, 19], [94, 118, 25])}${head(110, 22, 16)}
    ${near([98, 122, 23], [186, 128, 15], [206, 129, 14], [256, 136, 9])}${near([259, 134, 9], [264, 106, 6])}
    ${worked([120, 136, 10], [148, 137, 11], [178, 137, 7])}
    ${stick(152, 144, -0.95)}
    ${near([92, 60, 10], [104, 112, 8], [128, 178, 7])}`;
}

function calvesWithAStick() {
  return svg`${floor}${sitting()}${way(262, 92, 300, 156)}
    ${near([98, 148, 25], [192, 124, 15])}
    ${near([194, 126, 14], [212, 156, 16], [228, 180, 12], [242, 207, 8])}${near([244, 212, 8], [274, 215, 6])}
    ${worked([197, 148, 8], [206, 164, 11], [226, 193, 5])}
    ${near([96, 80, 11], [130, 128, 9], [170, 176, 7])}
    ${stick(212, 170, -0.55, 50)}
    ${near([96, 78, 11], [160, 98, 9], [252, 146, 7])}`;
}

function itBandWithAStick() {
  return svg`${floor}${way(246, 56, 254, 142)}
    ${far([144, 44, 36], [134, 126, 22], [126, 200, 13])}${far([130, 207, 13], [160, 210, 9])}
    ${near([144, -40, 38], [146, 10, 34], [148, 44, 42])}
    ${near([150, 50, 39], [166, 134, 24], [170, 152, 22], [174, 200, 13])}${near([177, 206, 14], [216, 211, 9])}
    ${worked([152, 34, 10], [160, 80, 12], [168, 128, 7])}
    ${stick(160, 88, -0.2, 78)}
    ${near([150, -40, 16], [200, 10, 15], [232, 74, 11])}`;
}

/** The sole of a foot, its toes to the left. */
const sole = svg`
  <path class="near" d=${chain([78, 90, 34], [84, 128, 34]) + chain([84, 112, 44], [160, 124, 30], [248, 118, 36])} />
  ${near([46, 58, 17], [56, 70, 15])}${near([30, 88, 11], [44, 92, 11])}${near([28, 111, 10], [44, 113, 10])}
  ${near([32, 133, 9.5], [46, 132, 10])}${near([42, 153, 8.5], [54, 148, 9])}`;

const roller = (x) => svg`<path class="tool bar" d=${`M${x} 38V192`} />`;

/** Spots from behind the toes to the heel: those done are full, the one in work has a ring. */
function feetSpotBySpot({ count, done }) {
  const whole = Math.floor(done);
  const here = Math.min(count - 1, whole);
  const at = (i) => 92 + (i * 160) / Math.max(1, count - 1);
  const r = Math.min(13, 64 / count);
  return svg`${sole}${roller(at(here))}
    ${Array.from({ length: count }, (_, i) => svg`<circle class="spot ${i < whole ? "full" : i === here ? "here" : ""}" cx=${at(i)} cy="118" r=${r} />`)}`;
}

function wholeFoot() {
  return svg`${sole}${worked([88, 118, 18], [168, 120, 14], [248, 118, 18])}${roller(150)}${way(76, 222, 258, 222)}`;
}

const FIGURES = {
  "ball glute press": glutesOnABall,
  "ball glute strokes": glutesOnABall,
  "stick quads strokes": quadsWithAStick,
  "stick hamstrings strokes": hamstringsWithAStick,
  "stick calf strokes": calvesWithAStick,
  "stick it-band strokes": itBandWithAStick,
  "foot-roller foot spots": feetSpotBySpot,
  "foot-roller foot strokes": wholeFoot,
};

/** The drawing of a step, as content of an SVG of 320 by 240; null where there is none. */
export function figure(step, done = 0) {
  const [, side, muscle] = /^(left|right)-(.+)$/.exec(step.zone) ?? [];
  const draw = FIGURES[`${step.tool} ${muscle} ${step.goal.kind}`];
  if (!draw) return null;
  const drawn = draw({ count: step.goal.count, done });
  return side === "right" ? svg`<g transform="translate(320 0) scale(-1 1)">${drawn}</g>` : drawn;
}
