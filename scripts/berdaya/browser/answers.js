import {PREFIX} from "./place.js";
import {MIGRATIONS} from "./migrations.js";
import {changes, isAnswered, group, isScheduled, isState, merge, own} from "./merge.js";

export const VERSION = 2;
const EMPTY = {items: {}};

/** The state in a value (or a text) of some version, brought up to this one; undefined where that cannot be done. */
export function upgrade(value, version) {
  try {
    if (typeof value === "string") value = JSON.parse(value);
    while (version < VERSION) value = MIGRATIONS[version++](value);
    if (isState(value)) return value;
  } catch {
    // It is no state.
  }
}

/** The records of a group that are as this version writes them. Nothing is inherited: `constructor` may be a slug. */
function sound(records, isSound) {
  const found = Object.create(null);
  for (const [slug, record] of Object.entries(Object(records))) if (isSound(record)) found[slug] = record;
  return found;
}

/** A state without what is odd in it. */
export const soundState = ({items, concepts, settings}) => ({
  items: sound(items, (record) => isAnswered(record) || isScheduled(record)),
  concepts: sound(concepts, changes),
  settings: changes(settings) ? settings : {},
});

function freeze(value) {
  if (Object(value) === value && !Object.isFrozen(value)) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}

/**
 * The state as its readers get it: sound, frozen, and with an answer in each item. Where a progress code has brought an
 * item without one, the empty answer shows to those who ask, but not in copies: an export must not turn it into a real
 * one.
 */
function viewOf(state) {
  const view = soundState(state);
  for (const [slug, record] of Object.entries(view.items)) {
    if (!isAnswered(record)) view.items[slug] = Object.defineProperty({...record}, "chosen", {value: []});
  }
  return freeze(view);
}

/** Our keys in the storage; Safari's private windows and blocked frames throw here. */
export const keptKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

/**
 * The reader's answers and levels, kept in this browser and shared by both languages.
 * `tell` is given the reason why they cannot be kept: "denied", "full", "broken" or "newer".
 */
export function openAnswers(tell) {
  const current = PREFIX + VERSION;
  let state = EMPTY;
  let view = null;
  let known = null; // the stored text that was taken into `state` last, and need not be again
  let unsaved = false; // whether something in `state` could not be stored

  function put(next) {
    state = next;
    view = null;
  }

  function forget() {
    put(EMPTY);
    known = null;
    unsaved = false;
  }

  /** Copy unreadable text to the first free name, before anything is written over it. */
  function setAside(text) {
    let name = current + ":broken";
    for (let n = 2; ![null, text].includes(localStorage.getItem(name)); n++) name = current + ":broken:" + n;
    localStorage.setItem(name, text);
  }

  /** Take in what is stored under this version and those before it; false where nothing may be written. */
  function read() {
    try {
      const versions = keptKeys().map((key) => Number(key.slice(PREFIX.length))).filter((version) => version >= 0);
      if (versions.some((version) => version > VERSION)) {
        tell("newer");
        return false;
      }
      // Deleted by another tab or in the browser's settings: do not bring it back.
      if (known !== null && !versions.length) forget();
      for (const version of versions) {
        const text = localStorage.getItem(PREFIX + version);
        if (text === known) continue;
        const stored = upgrade(text, version);
        if (stored) {
          put(merge(state, stored));
          known = text;
        } else if (version === VERSION) {
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

  /** Store the state, if it may be; only then do the keys of older versions go, if what they held is in it. */
  function write(writable) {
    unsaved = true;
    if (!writable) return;
    try {
      const text = JSON.stringify(state);
      localStorage.setItem(current, text);
      known = text;
      unsaved = false;
      for (let version = 0; version < VERSION; version++) {
        if (upgrade(localStorage.getItem(PREFIX + version), version)) localStorage.removeItem(PREFIX + version);
      }
    } catch {
      tell("full");
    }
  }

  /** The whole state, frozen: {items, concepts, settings}, without odd records. */
  const all = () => (view = view || viewOf(state));

  /** The record of an item, or undefined. */
  const get = (slug) => all().items[slug];

  /** The record of a concept, or undefined. */
  const concept = (slug) => all().concepts[slug];

  /** The reader's settings. */
  const settings = () => all().settings;

  /** Put in its place what `edit` makes of the state, as it is now with what other tabs have written. */
  function replace(edit) {
    const writable = read();
    const next = edit(state);
    if (next === state) return;
    put(next);
    write(writable);
  }

  /**
   * Change the state: `edit` gets it as it is now, with what other tabs have written, and returns what is new:
   * {items?: {slug: record}, concepts?: {slug: record}, settings?: {…}}. The records are whole, the settings only
   * those that change (`undefined` takes one out). Their counts of changes are raised here.
   */
  function change(edit) {
    replace(() => {
      const edited = edit(all());
      if (!Object.keys(edited).length) return state;
      const changed = (name) => {
        const old = group(state[name]);
        const raise = ([slug, record]) => [slug, {...record, n: changes(own(old, slug)) + 1}];
        return {...old, ...Object.fromEntries(Object.entries(Object(edited[name])).map(raise))};
      };
      const next = {...state, items: changed("items"), concepts: changed("concepts")};
      if (edited.settings) next.settings = {...settings(), ...edited.settings, n: changes(settings()) + 1};
      return next;
    });
  }


  /** Call `act` when another tab has changed the answers, or the page comes back from the browser's memory. */
  function watch(act) {
    addEventListener("storage", ({key, newValue}) => {
      if (key !== null && !key.startsWith(PREFIX)) return;
      if (newValue === null && [null, current].includes(key)) forget();
      read();
      act();
    });
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      const before = state;
      if (!unsaved) forget(); // no event has reached this page: what it remembers may have been deleted since
      if (!read()) put(before);
      act();
    });
  }

  read();
  return {get, concept, settings, all, change, replace, forget, watch};
}
