import {wordsIn} from "./affix.js";

const FIRST_GAP = 35; // "#": the letter for the smallest gap between two numbers (render/search_index.py)

/** The words of one language: `forms` to the number of their root; `roots` likewise; `rules` for words not among them. */
function readLexicon({affixes, words, rules}) {
  const affixOf = {};
  for (const text of affixes.split(",")) {
    const [, letter, before, left, right, after] = text.match(/^(.)(\D*?)(\d*)-(\d*)(.*)$/) || [];
    affixOf[letter] = (root) => before + root.slice(left, root.length - right) + after;
  }
  const forms = new Map();
  const roots = new Map();
  for (const [, root, letters] of words.matchAll(/([a-z0-9]+)([^a-z0-9]+)/g)) {
    for (const letter of letters) forms.set(affixOf[letter](root), roots.size);
    roots.set(root, roots.size);
  }
  return {forms, roots, rules: rules.map(([pattern, into]) => [new RegExp(pattern), into])};
}

/** Where the roots stand, each by its number: places by their number, from one letter for each gap. */
function readPlaces(text, count) {
  const postings = Array.from({length: count}, () => []);
  text.split(" ").forEach((gaps, place) => {
    let root = -1;
    for (const letter of gaps) {
      root += letter.codePointAt(0) - FIRST_GAP + 1;
      postings[root].push(place);
    }
  });
  return postings;
}

const listOf = (text) => (text ? text.split("|") : []);

/**
 * The index unpacked (render/search_index.py packs it). Entries: {kind, address, title, summary, places: [{anchor,
 * name}], labels}; a label is {text, words, roots, isForeign}, the title first. `postings` of each root: places, by their number
 * in the whole; `owners`: the entry of each place, and which of its places it is.
 */
export function readIndex(data) {
  const own = readLexicon(data);
  const other = readLexicon(data.other);
  const rootsIn = (text, {forms}) => wordsIn(text).map((word) => forms.get(word)).filter((root) => root !== undefined);
  const owners = [];
  const entries = data.entries.map(([kind, address, title, summary, names, foreign, sections], number) => {
    const places = sections.map((section) => ({anchor: data.sections[section][0], name: data.sections[section][1]}));
    places.forEach((_, which) => owners.push([number, which]));
    const label = (text, isForeign) => ({text, isForeign, words: wordsIn(text), roots: rootsIn(text, isForeign ? other : own)});
    const labels = [title, ...listOf(names)].map((text) => label(text, false));
    labels.push(...listOf(foreign).map((text) => label(text, true)));
    return {kind, address, title, summary, places, labels, summaryRoots: new Set(rootsIn(summary, own))};
  });
  return {own, other, entries, owners, postings: readPlaces(data.places, own.roots.size), stop: new Set(data.stop.split(" "))};
}
