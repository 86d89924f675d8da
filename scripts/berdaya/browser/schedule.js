import {isScheduled} from "./merge.js";

/**
 * Days from one right answer to the next question, by box. Spaced retrieval is far better than massed (Latimier, Peyre
 * and Ramus 2021: g = 0.74); gaps that widen keep as much as equal ones (g = 0.03), with fewer questions, and what has
 * just been learned is not lost before it is asked again (Kang et al. 2014). Each is about twice the one before.
 */
export const GAPS = [1, 3, 7, 16, 35];

// Cepeda et al. (2008): the best gap is 20 to 40 % of a delay of a week and 5 to 10 % of one of a year. A fifth suits
// the weeks that a target day is away; where it is further, the longest box ends the gap before the cap does.
const SHARE = 0.2;

/** The longest gap before a target day: a fifth of the days that are left, and never less than one. */
export const capFor = (today, target) =>
  Number.isInteger(target) && target >= today ? Math.max(1, Math.round(SHARE * (target - today))) : Infinity;

/**
 * The day on which a record is due as things stand today. The cap of a target day (a number, or undefined) is worked
 * out here and never stored, so that taking the target away restores every due day. What cannot be was written while
 * the phone's clock was wrong: it is due at once instead of never.
 */
export function dueOn({day, due}, today, target) {
  if (day > today || due > today + GAPS[GAPS.length - 1]) return today;
  return Number.isInteger(day) ? Math.min(due, day + capFor(today, target)) : due;
}

/** The box above and the day on which it is asked again. */
export function promote({box}, today) {
  const next = Math.min(Math.max(box, 0) + 1, GAPS.length);
  return {box: next, due: today + GAPS[next - 1]};
}

/**
 * Box and due day after an answer. `old` is the item's record, or undefined where it is new; `together` says that the
 * item may move up today: it is of a kind that is hard to guess, or stands beside one that was answered right.
 * `waits` is true where that alone is missing.
 */
export function reschedule(old, right, {today, target, together}) {
  if (!right || !isScheduled(old)) return {box: 1, due: today + 1, waits: false};
  // Spacing, not cramming: an answer before its day, or the second of a day, shows only that one has just read the key.
  const early = old.day === today || dueOn(old, today, target) > today;
  if (!early && together) return {...promote(old, today), waits: false};
  return {box: old.box, due: Math.max(old.due, today + 1), waits: !early};
}
