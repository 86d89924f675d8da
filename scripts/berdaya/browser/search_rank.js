import {standing} from "./search_index.js";

const NAME = 12; // that a name is exactly what is wanted, against standing in one more section
const SUMMARY = 2;
const TOGETHER = 2; // that all words stand in one section
const EXACT = 3; // that a name has the very words, not only others of their families
const WORTH = {c: 1, t: 0.95, u: 0.9, s: 0.8, p: 0.6}; // of the kinds: concept, term, unit, source, any other page

const isIn = (some, all) => some.some((root) => all.includes(root));

/** What of the wanted a name holds. */
const heldBy = ({roots, isForeign}, wanted) => wanted.filter((each) => isIn(isForeign ? each.foreign : each.own, roots));

/** How much of what is wanted a name holds, how much of the name is wanted, and whether in the very words. */
function nameWeight(label, wanted) {
  const held = heldBy(label, wanted);
  const exact = held.filter(({word}) => label.words.includes(word)).length;
  const share = held.length / wanted.length;
  const ofName = Math.min(1, held.length / label.roots.length);
  return held.length && NAME * share ** 2 * (0.3 + 0.7 * ofName) + (EXACT * exact) / wanted.length;
}

/** Of every entry that has the word: how often each of its places has it (once or not), and whether its summary has. */
function hitsOf(index, {own, foreign}) {
  const hits = new Map();
  const hit = (number) => {
    if (!hits.has(number)) hits.set(number, {places: new Set(), summary: false});
    return hits.get(number);
  };
  for (const [number, which] of standing(index, own)) hit(number).places.add(which);
  index.entries.forEach(({summaryRoots, labels}, number) => {
    if (isIn(own, summaryRoots)) hit(number).summary = true;
    for (const {roots, isForeign} of labels) if (isIn(isForeign ? foreign : own, roots)) hit(number);
  });
  return hits;
}

/**
 * What is found, best first: {entry, where: places of it, those with most of the words first; via: the name that led
 * to it, if title and summary do not show why}. Every word must stand on a page; `partly` says that none has them all.
 */
export function rank(index, wanted) {
  const all = wanted.map((each) => hitsOf(index, each));
  const counts = index.entries.map((_, number) => all.filter((hits) => hits.has(number)).length);
  const most = Math.max(...counts, 0);
  const found = index.entries
    .map((entry, number) => (most && counts[number] === most ? weigh(entry, number) : undefined))
    .filter(Boolean)
    .sort((one, other) => other.weight - one.weight);
  return {found, partly: most < wanted.length};

  function weigh(entry, number) {
    const mine = all.map((hits) => hits.get(number)).filter(Boolean);
    const names = entry.labels.map((label) => nameWeight(label, wanted));
    const best = Math.max(...names);
    const inPlace = entry.places.map((_, which) => mine.filter(({places}) => places.has(which)).length);
    let weight = best + (wanted.length > 1 && inPlace.includes(wanted.length) ? TOGETHER : 0);
    for (const {places, summary} of mine) weight += Math.log2(1 + places.size) + (summary ? SUMMARY : 0);
    const where = entry.places
      .map((place, which) => ({...place, hits: inPlace[which]}))
      .filter(({anchor, hits}) => anchor && hits)
      .sort((one, other) => other.hits - one.hits);
    const label = entry.labels[names.indexOf(best)];
    const seen = wanted.filter(({own}) => isIn(own, entry.summaryRoots) || isIn(own, entry.labels[0].roots));
    const via = heldBy(label, wanted).length > seen.length ? label : undefined;
    return {entry, weight: weight * WORTH[entry.kind], where, via};
  }
}
