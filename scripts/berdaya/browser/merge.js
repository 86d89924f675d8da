const GROUPS = ["items", "concepts"];
// No one answers a million times: a larger number is a mistake, and adding one to it must not lose answers.
const MOST = 1e6;

/** Is this an object with names and values? */
export const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A count as it can be, a whole number from 1 to a million; anything else counts as 0. */
export const count = (value) => (Number.isInteger(value) && value > 0 && value <= MOST ? value : 0);

/** The own value of a key; `constructor` may be a slug, too. */
export const own = (record, key) => (Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined);

/** How often a record has been changed; 0 where it is none. */
export const changes = (value) => (isRecord(value) ? count(value.n) : 0);

/** Does this record of an item hold a place in the schedule? */
export const isScheduled = (value) => changes(value) > 0 && Number.isInteger(value.box) && Number.isInteger(value.due);

/** Does it hold an answer? The record that a progress code brings has none. */
export const isAnswered = (value) =>
  changes(value) > 0 && Array.isArray(value.chosen) && value.chosen.every((part) => typeof part === "string");

/** The change that a record's answer is from: the last, or `at` where a progress code has brought a later schedule. */
function answeredAt(value) {
  if (!isAnswered(value)) return 0;
  return isScheduled(value) && count(value.at) && value.at < value.n ? value.at : value.n;
}

const textOf = JSON.stringify;
const answerOf = ({n, at, box, due, ...answer}) => textOf(answer);
const scheduleOf = ({box, due}) => textOf([box, due]);

/** The larger of two values by the first measure in which they differ. */
function larger(a, b, measures) {
  const measure = measures.find((each) => each(a) !== each(b));
  return measure && measure(b) > measure(a) ? b : a;
}

const isWhole = (value) => answeredAt(value) === changes(value);
const revision = (value) => (changes(value) ? count(value.rev) : 0);
const BY_CHANGE = [
  (value) => (isAnswered(value) || isScheduled(value) ? 2 : changes(value) ? 1 : 0),
  revision,
  changes,
  isWhole,
  (value) => (isAnswered(value) && isWhole(value) ? answerOf(value) : isScheduled(value) ? scheduleOf(value) : ""),
  textOf,
];
const BY_ANSWER = [answeredAt, (value) => (isAnswered(value) ? answerOf(value) : "")];

/**
 * Two records of one thing as one: that of the higher `rev`, then of more changes, then of the larger text. Where a
 * progress code knows of more changes than the answers, its schedule is joined to the last answer of that `rev`.
 */
function later(a, b) {
  if (a === undefined || b === undefined) return a === undefined ? b : a;
  const last = larger(a, b, BY_CHANGE);
  const [x, y] = [a, b].map((value) => (revision(value) === revision(last) ? value : undefined));
  const answer = larger(x, y, BY_ANSWER);
  if (isWhole(last) || !isScheduled(last) || !isAnswered(answer)) return last;
  return {...answer, n: last.n, box: last.box, due: last.due, at: answeredAt(answer)};
}

/** A value where a group of records is wanted. */
export const group = (value) => (isRecord(value) ? value : {});
const keysOf = (...records) => [...new Set(records.flatMap(Object.keys))];
const pairUp = (a, b, pick) =>
  Object.fromEntries(keysOf(a, b).map((key) => [key, pick(own(a, key), own(b, key), key)]));

/**
 * Two states as one, with nothing lost: commutative, associative and idempotent, so that it does not
 * matter which tab or device is asked first, or twice. Keys that this version does not know are kept.
 */
export const merge = (a, b) =>
  pairUp(a, b, (x, y, key) => (GROUPS.includes(key) ? pairUp(group(x), group(y), later) : later(x, y)));

/** Is this a state? An odd record in it is passed over, and does not spoil the others. */
export const isState = (value) => isRecord(value) && isRecord(value.items);
