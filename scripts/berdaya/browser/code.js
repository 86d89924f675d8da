import {changes, isScheduled, own} from "./merge.js";
import {GAPS} from "./schedule.js";
import {levelOf} from "./levels.js";

// The 64 characters that pass through every messenger and address unchanged, six bits each.
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
// START, length of the body, body, checksum, END. This frame stays in all versions: it tells newer from damaged.
const START = "Bdy";
const END = "ydB"; // only so that a code without its beginning is known for one
const LENGTH_DIGITS = 3;
const SUM_DIGITS = 6; // 32 bits
// The body: its version, the day (18 bits reach the year 2687), and 42 bits for each item.
const CODE_VERSION = 1;
const HEAD_DIGITS = 4;
const ENTRY_DIGITS = 7;
const LONGEST_TEXT = 20000; // of a pasted text: eight times the code of 320 items

/** A number in so many digits. */
const writeNumber = (value, length) =>
  Array.from({length}, (_, place) => DIGITS[Math.floor(value / 64 ** (length - 1 - place)) % 64]).join("");
const readNumber = (digits) => [...digits].reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0);

/** FNV-1a with 32 bits. Each of its steps can be undone, so that one wrong digit always shows. */
function checksum(text) {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return writeNumber(hash >>> 0, SUM_DIGITS);
}

const within = (value, most) => Math.min(Math.max(value, 0), most);

/** An item in seven digits: its code and `rev` in four, `box` and `level` in one, `due` in one, `n` in one. */
function pack({code, rev, box, due, n, level}, today) {
  const letters = [...code].reduce((sum, letter) => sum * 32 + BASE32.indexOf(letter), 0);
  const last = [within(box, 7) * 8 + within(level, 7), within(due - today, 63), within(n, 63)];
  return writeNumber(letters * 16 + (rev % 16), 4) + last.map((value) => writeNumber(value, 1)).join("");
}

function unpack(digits, day) {
  const first = readNumber(digits.slice(0, 4));
  const [place, due, n] = [...digits.slice(4)].map(readNumber);
  const code = [3, 2, 1, 0].map((letter) => BASE32[Math.floor(first / 16 / 32 ** letter) % 32]).join("");
  return {code, rev: first % 16, box: place >> 3, due: day + due, n, level: place % 8};
}

/**
 * The progress code of entries [{code, rev, box, due, n, level}] as they are on the day `today`. Only the last four
 * bits of `rev` travel; `due` counts from today, and neither it nor `n` is written above 63; what is overdue is due
 * today.
 */
export function encode(entries, today) {
  const body = writeNumber(CODE_VERSION, 1) + writeNumber(today, HEAD_DIGITS - 1);
  const whole = body + entries.map((entry) => pack(entry, today)).join("");
  const framed = writeNumber(whole.length, LENGTH_DIGITS) + whole;
  return START + framed + checksum(framed) + END;
}

/** The first body in a text whose checksum is right, or undefined. */
function findBody(text) {
  for (let start = text.indexOf(START); start >= 0; start = text.indexOf(START, start + 1)) {
    const from = start + START.length + LENGTH_DIGITS;
    const end = from + readNumber(text.slice(from - LENGTH_DIGITS, from));
    const sum = text.slice(end, end + SUM_DIGITS);
    if (sum && sum === checksum(text.slice(from - LENGTH_DIGITS, end))) return text.slice(from, end);
  }
  return undefined;
}

/**
 * What a pasted text says: {day, entries} as `encode` had them, or {error}: "damaged" where there is part of a code or
 * a changed one, "newer" where a later version wrote it, "foreign" where there is no code at all. Words around it and
 * white space within are passed over. Due days count from the day of the code, or from today where that is to come: a
 * clock was wrong then.
 */
export function decode(text, today) {
  const plain = (typeof text === "string" ? text : "").replace(/[^\w-]/g, "");
  if (plain.length > LONGEST_TEXT) return {error: "foreign"};
  const body = findBody(plain);
  if (body === undefined) return {error: plain.includes(START) || plain.includes(END) ? "damaged" : "foreign"};
  const version = readNumber(body.slice(0, 1));
  if (version > CODE_VERSION) return {error: "newer"};
  if (version < CODE_VERSION || body.length % ENTRY_DIGITS !== HEAD_DIGITS) return {error: "damaged"};
  const day = readNumber(body.slice(1, HEAD_DIGITS));
  const packed = body.slice(HEAD_DIGITS).match(/.{7}/g) || [];
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
  for (const {slug, concept} of index.items) add(concept, -changes(own(state.items, slug)));

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
    if (level && lead.get(slug) > 0) concepts[slug] = {...old, level, n: changes(old) + 1};
  }
  return {items, concepts};
}
