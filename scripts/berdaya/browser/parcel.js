import {today} from "./days.js";
import {decode, stateOf} from "./code.js";
import {readNotes} from "./extended.js";
import {isRecord, own} from "./merge.js";
import {PREFIX} from "./place.js";

const FORMAT = "berdaya-progress";
const FORMAT_VERSION = 2;
/** The most bytes of a file: ten times what a full one has. */
export const LARGEST_FILE = 1e6;

const isEmpty = (record) => !Object.keys(record).length;

/** Everything on this device as the text of a file, "" for nothing. Notes are in it only if the reader has kept any. */
export function fileText(site, state, notes) {
  const file = {format: FORMAT, version: FORMAT_VERSION, site, state};
  if (!isEmpty(notes)) file.notes = notes;
  return isEmpty(state.items) && !file.notes ? "" : JSON.stringify(file);
}

/**
 * What the text of a file or a code brings: {state, version?, notes?}, or {error}.
 * Texts come from anywhere, so that nothing in them is taken on trust; the state is sifted by `absorb`.
 */
export function readParcel(text, site, index, state) {
  if (!text.trim()) return {error: "empty"};
  if (text.length > LARGEST_FILE) return {error: "huge"};
  const known = (names, of) => !names.length || names.some((name) => index.items.some((item) => item[of] === name));
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    if (text.includes(FORMAT)) return {error: "damaged"};
    const {entries, error} = decode(text, today());
    if (error) return {error};
    if (!known(entries.map(({code}) => code), "code")) return {error: "foreign"};
    return {state: stateOf(entries, index, state)};
  }
  if (!isRecord(file) || file.format !== FORMAT || file.site !== site) return {error: "foreign"};
  if (file.version > FORMAT_VERSION) return {error: "newer"};
  if (!isRecord(file.state) || !isRecord(file.state.items)) return {error: "damaged"};
  if (isEmpty(file.state.items) && !file.notes) return {error: "empty"};
  return known(Object.keys(file.state.items), "slug") ? file : {error: "foreign"};
}

/** Keep notes from elsewhere; where there is another one of the same item, both stay. True if any was not here. */
export function addNotes(notes, tell) {
  const kept = readNotes();
  const before = JSON.stringify(kept);
  if (!isRecord(notes)) return false;
  for (const [slug, text] of Object.entries(notes)) {
    const mine = own(kept, slug) || "";
    if (typeof text === "string" && !mine.includes(text)) kept[slug] = text.includes(mine) ? text : mine + "\n\n" + text;
  }
  const after = JSON.stringify(kept);
  try {
    if (after !== before) localStorage.setItem(PREFIX + "notes", after);
  } catch {
    tell("full");
  }
  return after !== before;
}
