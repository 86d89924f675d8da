import {count, isScheduled, own} from "./merge.js";
import {GAPS} from "./schedule.js";
import {levelOf} from "./levels.js";

/**
 * A progress code: START, a version, a day, seven characters for each item, a checksum, END. All is written in the 64
 * characters that pass through every messenger and address unchanged, six bits each. The frame (START, checksum, END)
 * stays in all versions, so that a newer code is told from a damaged one.
 */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const START = "Bdy";
const END = "ydB";
const CODE_VERSION = 1;
const HEAD = 1 + 3; // version and day: 18 bits reach the year 2687
const SUM = 6; // 32 bits
const LONGEST_TEXT = 20000; // of a pasted text: eight times the longest code

// Per item, from the first: its code 20 bits, rev 4, box 3, due 6, n 6, level of its concept 3; 42 bits, 7 characters.
const WIDTHS = [20, 4, 3, 6, 6, 3];
const WIDTH = 7;

/** A number in so many characters. */
const writeNumber = (value, length) =>
  Array.from({length}, (_, place) => DIGITS[Math.floor(value / 64 ** (length - 1 - place)) % 64]).join("");
const readNumber = (digits) => [...digits].reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0);

/** FNV-1a, one character further: each step can be undone, so that one wrong character always shows at the end. */
const hashOn = (hash, text, place) => Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
const SEED = 0x811c9dc5;

function checksum(body) {
  let hash = SEED;
  for (let place = 0; place < body.length; place++) hash = hashOn(hash, body, place);
  return writeNumber(hash, SUM);
}

const within = (value, least, most) => Math.min(Math.max(Number.isInteger(value) ? value : least, least), most);

/**
 * The code of entries [{code, rev, box, due, n, level}] as they are on the day `today`. Only the last four bits of `rev`
 * travel; `due` counts from today and neither it nor `n` is written above 63; an overdue item is due today.
 */
export function encode(entries, today) {
  const packed = entries.map(({code, rev, box, due, n, level}) => {
    const letters = [...code].reduce((sum, letter) => sum * 32 + BASE32.indexOf(letter), 0);
    const values = [letters, rev % 16, within(box, 0, 7), within(due - today, 0, 63), within(n, 0, 63), within(level, 0, 7)];
    return writeNumber(values.reduce((sum, value, place) => sum * 2 ** WIDTHS[place] + value, 0), WIDTH);
  });
  const body = writeNumber(CODE_VERSION, 1) + writeNumber(today, HEAD - 1) + packed.join("");
  return START + body + checksum(body) + END;
}

/** The entry in seven characters; `day` is the day from which its due day counts. */
function unpack(digits, day) {
  let rest = readNumber(digits);
  const values = [...WIDTHS].reverse().map((width) => {
    const value = rest % 2 ** width;
    rest = Math.floor(rest / 2 ** width);
    return value;
  });
  const [level, n, due, box, rev, letters] = values;
  const code = [3, 2, 1, 0].map((place) => BASE32[Math.floor(letters / 32 ** place) % 32]).join("");
  return {code, rev, box, due: day + due, n, level};
}

/** The first part of a text that stands in an unbroken frame, without the frame; undefined where there is none. */
function unframe(text) {
  for (let start = text.indexOf(START); start >= 0; start = text.indexOf(START, start + 1)) {
    const from = start + START.length;
    const hashes = [];
    for (let place = from, hash = SEED; place <= text.length; place++) {
      const end = place - SUM;
      if (end >= from && text.startsWith(END, place) && readNumber(text.slice(end, place)) === hashes[end - from]) {
        return text.slice(from, end);
      }
      hashes.push(hash); // of all between the start and here
      hash = hashOn(hash, text, place);
    }
  }
  return undefined;
}

/**
 * What a pasted text says: {day, entries} as `encode` had them, or {error}: "damaged" where there is part of a code or a
 * changed one, "newer" where a later version wrote it, "foreign" where there is no code at all. White space and words
 * around it or within are passed over. Due days count from the day of the code, or from today where that is to come: a
 * clock was wrong then.
 */
export function decode(text, today) {
  const plain = (typeof text === "string" ? text : "").replace(/[^\w-]/g, "");
  if (plain.length > LONGEST_TEXT) return {error: "foreign"};
  const body = unframe(plain);
  if (body === undefined) return {error: plain.includes(START) || plain.includes(END) ? "damaged" : "foreign"};
  const version = readNumber(body.slice(0, 1));
  if (version > CODE_VERSION) return {error: "newer"};
  const rest = body.slice(HEAD);
  if (version < CODE_VERSION || body.length < HEAD || rest.length % WIDTH) return {error: "damaged"};
  const day = readNumber(body.slice(1, HEAD));
  const packed = rest.match(/.{7}/g) || [];
  return {day, entries: packed.map((digits) => unpack(digits, Math.min(day, today)))};
}

/** The entries of a state, for `encode`; `index` is that of `choose`, its items with their `code`. */
export function entriesOf(index, state) {
  const known = index.items.map((item) => ({item, record: own(state.items, item.slug)}));
  return known
    .filter(({item, record}) => isScheduled(record) && record.rev === item.rev)
    .map(({item: {code, concept}, record: {rev, box, due, n}}) => {
      return {code, rev, box, due, n, level: levelOf(own(state.concepts, concept))};
    });
}

/**
 * The state in the entries of a code, to be absorbed into `state`. Items that are not in the index any more are passed
 * over. A concept takes the level of the code where the code knows of more changes to its items than `state`; taken in
 * once, it does not any more.
 */
export function stateOf(entries, index, state) {
  const items = Object.create(null);
  const levels = new Map();
  const lead = new Map(index.items.map(({slug, concept}) => [concept, 0]));
  const add = (concept, n) => lead.set(concept, lead.get(concept) + n);
  for (const {slug, concept} of index.items) add(concept, -count(Object(own(state.items, slug)).n));

  const byCode = new Map(index.items.map((item) => [item.code, item]));
  for (const {code, rev: bits, box, due, n, level} of entries) {
    const item = byCode.get(code);
    if (!item || box < 1 || box > GAPS.length || !n) continue;
    // Of the revisions that end in these four bits, the one nearest to the page's own.
    const rev = item.rev + ((bits - item.rev + 8) & 15) - 8;
    const old = own(state.items, item.slug);
    if (rev < 1 || (old && old.rev > rev)) continue;
    items[item.slug] = {rev, n, box, due};
    add(item.concept, n);
    levels.set(item.concept, levelOf({level}));
  }

  const concepts = Object.create(null);
  for (const [slug, level] of levels) {
    const old = own(state.concepts, slug) || {};
    if (level && lead.get(slug) > 0) concepts[slug] = {...old, level, n: count(old.n) + 1};
  }
  return {items, concepts};
}
