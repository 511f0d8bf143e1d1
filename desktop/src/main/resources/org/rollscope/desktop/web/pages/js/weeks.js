// Days as the server tells them, added up as the history shows them. Days are texts such as 2026-03-01.
const DAY = 86_400_000;

function utc(day) {
  return new Date(`${day}T00:00:00Z`);
}

export function plus(day, days) {
  return new Date(utc(day).getTime() + days * DAY).toISOString().slice(0, 10);
}

/** The Mondays from one day on and before another. */
export function mondays(from, until) {
  const all = [];
  for (let day = from; day < until; day = plus(day, 7)) all.push(day);
  return all;
}

export function mondayOf(day) {
  return plus(day, -((utc(day).getUTCDay() + 6) % 7));
}

/** A day as a time that is written in UTC. */
export function asTime(day) {
  return utc(day);
}

/** What came together: s, rolls, dose by unit, alarms, and the mean of what was felt, null without any. */
export function sum(days) {
  const all = { time: 0, rolls: 0, alarms: 0, dose: new Map(), discomfort: null, days: new Set() };
  let felt = 0;
  let told = 0;
  for (const { day, contactTime, rolls, alarms, dose, unit, discomfort, sessions } of days) {
    all.time += contactTime;
    all.rolls += rolls;
    all.alarms += alarms;
    all.days.add(day);
    if (dose !== null) all.dose.set(unit, (all.dose.get(unit) ?? 0) + dose);
    if (discomfort !== null) {
      felt += discomfort * sessions;
      told += sessions;
    }
  }
  if (told) all.discomfort = felt / told;
  return all;
}
