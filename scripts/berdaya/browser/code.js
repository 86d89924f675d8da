import {count, isRecord, isScheduled, own} from "./merge.js";
import {levelOf} from "./levels.js";

/**
 * A progress code: START, a version, a day, seven characters for each item, a checksum, END. All is written in the 64
 * characters that pass through every messenger and address unchanged, six bits each. The frame (START, checksum, END)
 * stays in all versions, so that a newer code is told from a damaged one.
 */
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const [START, END] = ["Bdy", "ydB"];
const CODE_VERSION = 1;
const HEAD = 1 + 3; // version and day: 18 bits reach the year 2687
const SUM = 6; // 32 bits
const LONGEST_TEXT = 20000; // of a pasted text: eight times the longest code

// Per item, from the first: its code 20 bits, rev 4, box 3, due 6, n 6, level of its concept 3; 42 bits, 7 characters.
const WIDTHS = [20, 4, 3, 6, 6, 3];
const WIDTH = 7;

/** A number in so many characters. */
const written = (number, length) =>
  Array.from({length}, (_, place) => DIGITS[Math.floor(number / 64 ** (length - 1 - place)) % 64]).join("");
const number = (digits) => [...digits].reduce((sum, digit) => sum * 64 + DIGITS.indexOf(digit), 0);

/** FNV-1a, one character further: each step can be undone, so that one wrong character always shows at the end. */
const hashOn = (hash, text, place) => Math.imul(hash ^ text.charCodeAt(place), 0x01000193) >>> 0;
const SEED = 0x811c9dc5;

function checksum(body) {
  let hash = SEED;
  for (let place = 0; place < body.length; place++) hash = hashOn(hash, body, place);
  return written(hash, SUM);
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
    return written(values.reduce((sum, value, place) => sum * 2 ** WIDTHS[place] + value, 0), WIDTH);
  });
  const body = written(CODE_VERSION, 1) + written(today, HEAD - 1) + packed.join("");
  return START + body + checksum(body) + END;
}

/** The entry in seven characters; `day` is the day from which its due day counts. */
function unpack(digits, day) {
  let rest = number(digits);
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
      if (end >= from && text.startsWith(END, place) && number(text.slice(end, place)) === hashes[end - from]) {
        return text.slice(from, end);
      }
      hashes.push(hash); // of all between the start and here
      hash = hashOn(hash, text, place);
    }
  }
  return undefined;
}
