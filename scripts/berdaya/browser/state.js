import {storagePrefix} from "./place.js";
import {MIGRATIONS} from "./migrations.js";
import {isItem, isState, merge, own} from "./merge.js";

const VERSION = 1;

/** The state in a stored text of some version, brought up to this one; undefined where that cannot be done. */
function upgrade(text, version) {
  try {
    let value = JSON.parse(text);
    for (let step = version; step < VERSION; step++) value = MIGRATIONS[step](value);
    return isState(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The reader's answers, kept in this browser and shared by both languages.
 * `tell` is given the reason why they cannot be kept: "denied", "full", "broken" or "newer".
 */
export function openState(tell) {
  const prefix = storagePrefix() + ":";
  const current = prefix + VERSION;
  let state = {items: {}};

  /** Copy unreadable text to the first free name, before anything is written over it. */
  function setAside(text) {
    let name = current + ":broken";
    for (let n = 2; ![null, text].includes(localStorage.getItem(name)); n++) name = current + ":broken:" + n;
    localStorage.setItem(name, text);
  }

  /** Take in what is stored under this version and those before it; false where nothing may be written. */
  function read() {
    try {
      const versions = Object.keys(localStorage).filter((key) => key.startsWith(prefix));
      if (versions.some((key) => Number(key.slice(prefix.length)) > VERSION)) {
        tell("newer");
        return false;
      }
      for (let version = 0; version <= VERSION; version++) {
        const text = localStorage.getItem(prefix + version);
        const found = upgrade(text, version);
        if (found) state = merge(state, found);
        else if (version === VERSION && text !== null) {
          setAside(text);
          tell("broken");
        }
      }
      return true;
    } catch (error) {
      tell(error.name === "QuotaExceededError" ? "full" : "denied");
      return false;
    }
  }

  /** The record of an item, or undefined. */
  function get(slug) {
    const item = own(state.items, slug);
    return isItem(item) ? item : undefined;
  }

  /** Change items: `edit` gets the record of each slug and returns the new one, without its count. */
  function change(slugs, edit) {
    const writable = read(); // another tab may have written since
    const edited = slugs.map((slug) => {
      const old = get(slug);
      return [slug, {...edit(old), n: (old ? old.n : 0) + 1}];
    });
    state = {...state, items: {...state.items, ...Object.fromEntries(edited)}};
    if (!writable) return;
    try {
      localStorage.setItem(current, JSON.stringify(state));
    } catch {
      tell("full");
    }
  }

  /** Call `act` when another tab has changed the answers, or the page comes back from the browser's memory. */
  function watch(act) {
    addEventListener("storage", ({key, newValue}) => {
      if (key !== null && key !== current) return;
      if (newValue === null) state = {items: {}}; // deleted in the browser's settings: do not bring it back
      read();
      act();
    });
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      read();
      act();
    });
  }

  read();
  return {get, change, watch};
}
