/** The milliseconds of a day. */
export const DAY_LENGTH = 864e5;

/**
 * Today in the reader's own calendar, as the number of days since 1970-01-01: whole numbers can be added to and
 * compared, and neither summer time nor a journey to another zone makes a day of 23 hours.
 */
export function today() {
  const now = new Date();
  return Math.floor((now - now.getTimezoneOffset() * 6e4) / DAY_LENGTH);
}

/** The number of the day in a text like "2026-11-22"; NaN where the text is no day. */
export const dayOf = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) / DAY_LENGTH : NaN);
