import {DAY_LENGTH} from "./days.js";

/** A day as text, "2026-11-22"; "" where the number is no day. */
export function isoDay(day) {
  const date = new Date(day * DAY_LENGTH);
  return isNaN(date) ? "" : date.toISOString().slice(0, 10);
}
