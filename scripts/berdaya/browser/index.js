import {isScheduled} from "./merge.js";

/**
 * The course as the page lists it, in its order: {items: [{slug, code, rev, concept}], confusable} for what chooses and
 * encodes, each item with its line and link, and the concepts with their elements for what is shown.
 */
export function readIndex(page) {
  const concepts = [...page.querySelectorAll("[data-unit]")].map((element) => {
    const {concept, confusable} = element.dataset;
    const items = [...element.querySelectorAll("[data-item]")].map((line) => {
      const {item, code, rev} = line.dataset;
      return {slug: item, code, rev: Number(rev), concept, line, link: line.querySelector("a")};
    });
    return {slug: concept, confusable: confusable.split(" "), items, element};
  });
  const confusable = Object.fromEntries(concepts.map((concept) => [concept.slug, concept.confusable]));
  return {concepts, confusable, items: concepts.flatMap(({items}) => items)};
}

/** The record of an item, if its question is still the one that was answered; else undefined. */
export function recordOf(state, {slug, rev}) {
  const record = state.get(slug);
  return isScheduled(record) && record.rev === rev ? record : undefined;
}
