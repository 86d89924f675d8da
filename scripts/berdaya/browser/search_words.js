import {smaller, wordsIn} from "./affix.js";
import {isOneSlip} from "./typo.js";

const LETTERS_TO_GUESS = 4; // shorter words have too many neighbours
const LETTERS_TO_BE_SURE = 6; // of a word whose very first letter may be another
const LETTERS_TO_GO_ON = 3;

/** The roots of both lexicons that `pick` gives for a word; undefined if there are none. */
function rootsBy(index, pick) {
  const own = pick(index.own);
  const foreign = pick(index.other);
  return own.length || foreign.length ? {own, foreign} : undefined;
}

/** The number of a word's root in a lexicon, if the word is a form or a root of it. */
const rootOf = (word, {forms, roots}) => (forms.has(word) ? forms.get(word) : roots.get(word));

const known = (word) => (lexicon) => [rootOf(word, lexicon)].filter((root) => root !== undefined);

/** By its affixes: forms that stand nowhere on the site still belong to a family. */
function byAffixes(index, word) {
  for (const lexicon of [index.own, index.other]) {
    for (const made of smaller(word, lexicon.rules)) {
      const root = rootOf(made, lexicon);
      if (root !== undefined) return rootsBy(index, (each) => (each === lexicon ? [root] : []));
    }
  }
  return undefined;
}

/** All that begins like a word that may not be finished. */
const begun = (word) => ({forms}) => {
  const those = [...forms].filter(([form]) => form.startsWith(word));
  return [...new Set(those.map(([, root]) => root))];
};

/** The form that one slip of the fingers makes of `word`: among several the one whose family stands in most places. */
function slipOf(index, word) {
  let best;
  let least = Infinity;
  for (const lexicon of [index.own, index.other]) {
    for (const [form, root] of lexicon.forms) {
      const sameStart = form[0] === word[0];
      const isSure = sameStart || form[0] === word[1] || word.length >= LETTERS_TO_BE_SURE;
      if (!isSure || !isOneSlip(word, form)) continue;
      const rank = (lexicon === index.own ? root : index.own.roots.size) * (sameStart ? 1 : 3);
      if (rank < least) [best, least] = [form, rank];
    }
  }
  return best;
}

/** kerjasama as kerja sama: two words of the site that were written as one. */
function halves(index, word) {
  for (let cut = LETTERS_TO_GUESS; cut <= word.length - LETTERS_TO_GUESS; cut += 1) {
    const parts = [word.slice(0, cut), word.slice(cut)].map((part) => rootsBy(index, known(part)));
    if (parts[0] && parts[1]) return parts;
  }
  return [];
}

/** The words of a query; two that the site writes as one (tuna daya) become one. */
function wordsOf(index, text) {
  const words = wordsIn(text);
  const isKnown = (word) => index.stop.has(word) || rootsBy(index, known(word));
  for (let at = 1; at < words.length; at += 1) {
    const joined = words[at - 1] + words[at];
    if (!(isKnown(words[at - 1]) && isKnown(words[at])) && isKnown(joined)) words.splice(at - 1, 2, joined);
  }
  return words;
}

/** What is wanted by one word, in the order of trust; `word` is as it should be written. Empty: it is not on the site. */
function readWord(index, word, unfinished) {
  const long = word.length >= LETTERS_TO_GUESS;
  const roots = rootsBy(index, known(word)) || (long && byAffixes(index, word));
  if (roots) return [{word, ...roots}];
  const longer = unfinished && word.length >= LETTERS_TO_GO_ON && rootsBy(index, begun(word));
  if (longer) return [{word, ...longer}];
  const slip = long && slipOf(index, word);
  if (slip) return [{word: slip, isGuess: true, ...rootsBy(index, known(slip))}];
  return halves(index, word).map((part) => ({word, ...part}));
}

/**
 * What a query asks for: `wanted`, for each word that counts its roots in both lexicons ({word, own, foreign});
 * `guessed`, the query with slips of the fingers put right, if there were any; `unknown` words. With `unfinished` the
 * last word may go on.
 */
export function readQuery(index, text, unfinished) {
  const words = wordsOf(index, text);
  const read = words.map((word, at) => {
    const isLast = at === words.length - 1;
    return index.stop.has(word) ? undefined : readWord(index, word, unfinished && isLast);
  });
  const wanted = read.flat().filter(Boolean);
  const isGuess = (at) => read[at] && read[at].some((each) => each.isGuess);
  const guessed = words.map((word, at) => (isGuess(at) ? read[at][0].word : word));
  return {
    wanted,
    guessed: words.some((_, at) => isGuess(at)) ? guessed.join(" ") : "",
    unknown: words.filter((_, at) => read[at] && !read[at].length),
  };
}
