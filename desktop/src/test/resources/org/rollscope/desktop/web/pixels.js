// Looks at what was painted: at the start of each frame the canvas and the page are as the frame
// before has painted them. Times are those of the wall clock, ms.
const steps = [];
const alarms = [];
let stamps = [];
let looking = false;
let high = false;
const raised = new Set();
const painted = new Set();

function line() {
  const hex = getComputedStyle(document.documentElement).getPropertyValue("--text-1").trim();
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
}

/** Whether the line's newest pixels are in the upper part of the canvas. */
function isHigh(canvas, [r, g, b]) {
  const width = 4;
  const { data } = canvas.getContext("2d").getImageData(canvas.width - width, 0, width, canvas.height);
  const until = Math.floor(canvas.height * 0.55) * width * 4;
  for (let i = 0; i < until; i += 4) {
    const far = Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b);
    if (data[i + 3] > 180 && far < 60) return true;
  }
  return false;
}

async function look(id) {
  const { feed } = await import("/js/feed.js");
  const colour = line();
  looking = true;
  const frame = () => {
    const at = performance.timeOrigin + performance.now();
    const canvas = document.querySelector("rs-trace canvas");
    const now = canvas ? isHigh(canvas, colour) : false;
    if (now && !high) steps.push(at);
    high = now;
    const framed = Boolean(document.querySelector(".alarm-frame"));
    const alarm = feed.tools.get(id)?.alarm("overpressure");
    if (alarm) raised.add(alarm.raised);
    if (framed && alarm && !painted.has(alarm.raised)) {
      painted.add(alarm.raised);
      alarms.push([at, alarm.raised]);
    }
    if (looking) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** The share of frames that were not drawn, over some seconds. */
function dropped(seconds, display) {
  return new Promise((done) => {
    stamps = [];
    const frame = (at) => {
      stamps.push(at);
      if (at - stamps[0] < seconds * 1000) requestAnimationFrame(frame);
      else done(1 - (stamps.length - 1) / Math.round(((at - stamps[0]) * display) / 1000));
    };
    requestAnimationFrame(frame);
  });
}

window.pixels = {
  look,
  dropped,
  end() {
    looking = false;
    return { steps, alarms, raised: raised.size };
  },
};
