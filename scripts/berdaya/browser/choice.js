import {reasonsOf, showMark} from "./elements.js";

const MARKS = ["right", "wrong", "missed"];
const inputsOf = (form) => [...form.querySelectorAll(".options input")];

/** What there is to say of options, of each by its reason: first what was taken, then what was missed. */
export function judge(reasons, isTaken, missing) {
  const parts = reasons.map((why) => {
    const {part, correct} = why.dataset;
    const isKey = correct === "";
    const [mark, word] = !isTaken(part) ? [isKey && "missed", missing] : isKey ? ["right", "took"] : ["wrong", "mistook"];
    return {part, why, mark, word};
  });
  return MARKS.flatMap((mark) => parts.filter((part) => part.mark === mark));
}

/** The verdict on `got` of `of` points, and the word for its heading: `title` where there is part credit to tell. */
export function grade(parts, got, of, isPartly = got, title = "partly_of") {
  const verdict = got === of ? "right" : isPartly ? "partly" : "wrong";
  return {parts, got, of, verdict, title: verdict === "partly" && got ? title : verdict};
}

/** How many parts have a mark. */
export const tally = (parts, mark) => parts.filter((part) => part.mark === mark).length;

/** Choose one of the options, or several where they are checkboxes. */
export const choice = {
  /** The word for an answer that is not complete. */
  ask: "choose",

  /** The answer as it is now; empty while it is not complete. */
  read: (form) =>
    inputsOf(form)
      .filter((input) => input.checked)
      .map((input) => input.value),

  /**
   * The verdict on an answer, and the parts worth explaining: each with its mark, its word and its reason.
   * An answer may come from elsewhere and be odd: what the question does not have counts as wrong.
   */
  mark(form, chosen) {
    const several = form.querySelector("[type=checkbox]");
    const parts = judge(reasonsOf(form), (part) => chosen.includes(part), several ? "missed" : "answer");
    const took = tally(parts, "right");
    const of = took + tally(parts, "missed");
    return grade(parts, Math.max(0, took - (chosen.length - took)), of, took);
  },

  /** Show an answer with its marks; or, without one, an empty form. */
  show(form, chosen, parts) {
    for (const input of inputsOf(form)) {
      const marked = parts.find(({part}) => part === input.value);
      input.checked = chosen.includes(input.value);
      if (marked) showMark(input.closest(".option"), marked.mark);
    }
  },
};
