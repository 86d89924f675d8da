import {copy, fill, icon, make} from "./elements.js";

const ICONS = {partly: "missed", done: "right"};

/** One part: whose choice it was, its text, and the reason, copied from the page's own list of reasons. */
function explainPart(words, part) {
  const {why, own, value} = part;
  const said = make("strong", {}, fill(words[part.word], part));
  const verdict = make("p", {class: "verdict"}, icon(part.mark), said, " ", copy(why.querySelector(".shown")));
  const chosen = own ? [make("p", {class: "own"}, fill(words[part.said], part))] : [];
  const reasons = [...why.querySelectorAll(".consequence, .reason")].map(copy);
  return make("li", {"data-mark": part.mark, ...(value && {value})}, verdict, ...chosen, ...reasons);
}

/**
 * What the reader gets after checking. It begins with a heading that takes the focus, and is no live region:
 * a live region is read in one breath, is cut off by the next key or swipe, loses its links and lists, and cannot
 * be heard again. From a focused heading NVDA's and TalkBack's users read on at their own pace, and touch users
 * see it scrolled into view. Only short lines (nothing chosen, the score) are live regions.
 */
export function explain(form, words, result) {
  const {verdict, parts} = result;
  const level = Number(form.closest(".quiz").dataset.heading || 3) + Boolean(form.closest(".case"));
  const title = fill(words[result.title], result);
  const heading = make("h" + level, {class: "verdict", tabindex: -1}, icon(ICONS[verdict] || verdict), title);
  if (verdict === "done") return [heading]; // what follows stands open below
  const list = make(parts[0].value ? "ol" : "ul", {}, ...parts.map((part) => explainPart(words, part)));
  return [heading, list, ...[...form.querySelectorAll(".reasons .explanation, .reasons .again")].map(copy)];
}
