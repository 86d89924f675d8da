const SHORTEST = 3; // letters of a root

/** The words of a text in small letters without accents; the build has the same rule (render/roots.py). */
export const wordsIn = (text) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/['’](?:s\b)?/g, "")
    .match(/[a-z0-9]+/g) || [];

/** What may be left of a word without its affixes, those with the fewest taken off first, by the rules of the index. */
export function smaller(word, rules) {
  const found = new Set([word]);
  for (const longer of found) {
    for (const [pattern, into] of rules) {
      const made = longer.replace(pattern, into);
      if (made.length >= SHORTEST) found.add(made); // a set goes on to what is added meanwhile
    }
  }
  found.delete(word);
  return [...found];
}
