const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const changes = (record) => (isRecord(record) && Number.isSafeInteger(record.n) ? record.n : 0);
const keysOf = (...records) => new Set(records.flatMap(Object.keys));

/** The own value of a key; `constructor` may be a slug, too. */
export const own = (record, key) => (Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined);

/** Of two records of one thing, the one with more changes; a tie is broken by the text. */
function later(a, b) {
  if (a === undefined || b === undefined) return a === undefined ? b : a;
  const difference = changes(a) - changes(b) || (JSON.stringify(a) > JSON.stringify(b) ? 1 : -1);
  return difference > 0 ? a : b;
}

const pairUp = (a, b, pick) =>
  Object.fromEntries([...keysOf(a, b)].map((key) => [key, pick(own(a, key), own(b, key), key)]));

/**
 * Two states as one, with nothing lost: commutative, associative and idempotent, so that it does not
 * matter which tab or device is asked first, or twice. Keys that this version does not know are kept.
 */
export const merge = (a, b) =>
  pairUp(a, b, (x, y, key) => (key === "items" ? pairUp(x || {}, y || {}, later) : later(x, y)));

/** Is this the record of an item as this version writes it? */
export const isItem = (value) => changes(value) > 0 && Array.isArray(value.chosen);

/** Is this a state? An odd record in it is passed over, and does not spoil the others. */
export const isState = (value) => isRecord(value) && isRecord(value.items);
