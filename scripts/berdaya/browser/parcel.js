import {today} from "./days.js";
import {decode, stateOf} from "./code.js";
import {readNotes} from "./extended.js";
import {isRecord, own} from "./merge.js";
import {storagePrefix} from "./place.js";

const FORMAT = "berdaya-progress";
const FORMAT_VERSION = 2;
/** The most bytes of a file: ten times what a full one has. */
export const LARGEST_FILE = 1e6;

/** Everything on this device as the text of a file. Notes are in it only if the reader has kept any. */
export function fileText(site, state, notes) {
  const file = {format: FORMAT, version: FORMAT_VERSION, site, state: state.all()};
  if (Object.keys(notes).length) file.notes = notes;
  return JSON.stringify(file);
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
  const slugs = Object.keys(file.state.items);
  return !slugs.length ? {error: "empty"} : known(slugs, "slug") ? file : {error: "foreign"};
}

/** Keep notes from elsewhere; where there is another one of the same item, both stay. */
export function addNotes(notes) {
  if (!isRecord(notes)) return;
  const kept = readNotes();
  for (const [slug, text] of Object.entries(notes)) {
    const mine = own(kept, slug) || "";
    if (typeof text === "string" && !mine.includes(text)) kept[slug] = text.includes(mine) ? text : mine + "\n\n" + text;
  }
  try {
    localStorage.setItem(storagePrefix() + ":notes", JSON.stringify(kept));
  } catch {
    // The page has said already that this browser keeps nothing.
  }
}
