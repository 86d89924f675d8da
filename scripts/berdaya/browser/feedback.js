import {copy, icon, make} from "./elements.js";

const verdictIcon = (verdict) => icon(verdict === "partly" ? "missed" : verdict);

/** One part: whose choice it was, its text, and the reason, copied from the page's own list of reasons. */
function explainPart(reasons, words, {part, mark, word}) {
  const source = reasons.querySelector(`[data-part="${part}"]`);
  const verdict = make("p", {class: "verdict"}, icon(mark), make("strong", {}, words[word]), " ");
  verdict.append(copy(source.querySelector(".shown")));
  return make("li", {"data-mark": mark}, verdict, ...[...source.querySelectorAll(".reason")].map(copy));
}

/**
 * What the reader gets after checking. It begins with a heading that takes the focus, and is no live region:
 * a live region is read in one breath, is cut off by the next key or swipe, loses its links and lists, and cannot
 * be heard again. From a focused heading NVDA's and TalkBack's users read on at their own pace, and touch users
 * see it scrolled into view. Only short lines (nothing chosen, the score) are live regions.
 */
export function explain(form, words, {verdict, parts}) {
  const reasons = form.querySelector(".reasons");
  const level = form.closest(".quiz").dataset.heading || 3;
  return [
    make("h" + level, {class: "verdict", tabindex: -1}, verdictIcon(verdict), words[verdict]),
    make("ul", {}, ...parts.map((part) => explainPart(reasons, words, part))),
    ...[...reasons.querySelectorAll(".explanation, .again")].map(copy),
  ];
}
