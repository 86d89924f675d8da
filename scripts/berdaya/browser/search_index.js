import {wordsIn} from "./affix.js";

const FIRST_GAP = 35; // "#": the letter for the smallest gap between two numbers (render/search_index.py)

/** The words of one language: `forms` to the number of their root; `roots` likewise; `rules` for words not among them. */
function readLexicon({affixes, words, rules}) {
  const affixOf = {};
  for (const [, letter, before, left, right, after] of affixes.matchAll(/([^,])([^,<-]*)(<*)-(>*)([^,]*)/g)) {
    affixOf[letter] = {before, left: left.length, right: right.length, after};
  }
  const forms = new Map();
  const roots = new Map();
  for (const [, root, letters] of words.matchAll(/([a-z0-9]+)([^a-z0-9]+)/g)) {
    for (let at = 0; at < letters.length; at += 1) {
      const {before, left, right, after} = affixOf[letters[at]];
      forms.set(before + root.slice(left, root.length - right) + after, roots.size);
    }
    roots.set(root, roots.size);
  }
  return {forms, roots, rules: rules.map(([pattern, into]) => [new RegExp(pattern), into])};
}

const listOf = (text) => (text ? text.split("|") : []);

/**
 * The index unpacked (render/search_index.py packs it). Entries: {kind, address, title, summary, summaryRoots, places:
 * [{anchor, name}], labels}; a label is {text, words, roots, isForeign}, the title first. `owners`: the entry of each
 * place, and which of its places it is. The commonest root has the smallest number.
 */
export function readIndex(data) {
  const own = readLexicon(data);
  const other = readLexicon(data.other);
  const rootsIn = (text, {forms}) => wordsIn(text).map((word) => forms.get(word)).filter((root) => root !== undefined);
  const owners = [];
  const entries = data.entries.map(([kind, address, title, summary, names, foreign, sections], number) => {
    const label = (text, isForeign) => {
      const roots = rootsIn(text, isForeign ? other : own);
      return {text, isForeign, words: wordsIn(text), roots};
    };
    const labels = [title, ...listOf(names)].map((text) => label(text, false));
    labels.push(...listOf(foreign).map((text) => label(text, true)));
    sections.forEach((_, which) => owners.push([number, which]));
    const places = sections.map((section) => ({anchor: data.sections[section][0], name: data.sections[section][1]}));
    return {kind, address, title, summary, summaryRoots: rootsIn(summary, own), places, labels};
  });
  return {own, other, entries, owners, places: data.places.split(" "), stop: new Set(data.stop.split(" "))};
}

/** The entry and the place ([entry, which]) of every section in which one of the roots stands. */
export function standing({places, owners}, roots) {
  const last = Math.max(...roots);
  return owners.filter((_, place) => {
    const gaps = places[place];
    let root = -1;
    for (let at = 0; at < gaps.length && root < last; at += 1) {
      root += gaps.charCodeAt(at) - FIRST_GAP + 1;
      if (roots.includes(root)) return true;
    }
    return false;
  });
}
