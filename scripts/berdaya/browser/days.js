const LENGTH = 864e5;

/**
 * Today in the reader's own calendar, as the number of days since 1970-01-01: whole numbers can be added to and
 * compared, and neither summer time nor a journey to another zone makes a day of 23 hours.
 */
export function today() {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / LENGTH;
}

/** A day as text, "2026-11-22"; "" where the number is no day. */
export function isoDay(day) {
  const date = new Date(day * LENGTH);
  return isNaN(date) ? "" : date.toISOString().slice(0, 10);
}

/** The number of the day in a text like "2026-11-22"; NaN where the text is no day. */
export const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) / LENGTH : NaN);
