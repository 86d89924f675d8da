import {make, reasonsOf, showMark} from "./elements.js";
import {grade} from "./choice.js";
import {INTERACTIONS} from "./interactions.js";

const optionsOf = (form) => [...form.querySelectorAll(".options .option")];
const inputOf = (option) => option.querySelector("input");
const rankOf = (option) => option.querySelector(".rank");

/** The steps that are taken, in the order of their numbers; one without a number was taken last. */
const takenOf = (form) =>
  optionsOf(form)
    .filter((option) => inputOf(option).checked)
    .sort((a, b) => (rankOf(a).textContent || 99) - (rankOf(b).textContent || 99));

/** Write the numbers: those after a step that was taken out close up. */
function number(form) {
  const taken = takenOf(form);
  for (const option of optionsOf(form)) rankOf(option).textContent = taken.indexOf(option) + 1 || "";
}

/**
 * Tap the steps in their order; tapping again takes a step out. No dragging, which needs a steady hand and which
 * no keyboard can do.
 */
export const order = {
  ask: "order",

  wire(form, words) {
    form.querySelector(".options").before(make("p", {class: "hint"}, words.order_hint));
    form.addEventListener("change", () => number(form));
  },

  read(form) {
    const taken = takenOf(form);
    return taken.length === optionsOf(form).length ? taken.map((option) => inputOf(option).value) : [];
  },

  mark(form, chosen) {
    const steps = reasonsOf(form); // in the right order
    const place = ({dataset: {part}}) => (chosen.length === steps.length ? chosen.indexOf(part) : -1);
    const pairs = steps.flatMap((a, at) =>
      steps.slice(at + 1).map((b) => {
        const isTied = a.dataset.rank === b.dataset.rank; // these may swap
        return {both: [a, b], isTied, isRight: isTied || (place(a) > -1 && place(a) < place(b))};
      }));
    const isIn = (some, step) => some.some(({both}) => both.includes(step));
    const tied = pairs.filter(({isTied}) => isTied);
    const wrong = pairs.filter(({isRight}) => !isRight);
    const got = pairs.length - wrong.length;
    const parts = steps.map((why) => ({
      part: why.dataset.part,
      why,
      mark: isIn(wrong, why) ? "wrong" : "right",
      word: isIn(tied, why) ? "place_tied" : "place",
      place: place(why) + 1 || "–",
      value: Number(why.dataset.rank) + 1,
    }));
    return grade(parts, got, pairs.length, got, "partly_order");
  },

  show(form, chosen, parts) {
    for (const option of optionsOf(form)) {
      const {value} = inputOf(option);
      const marked = parts.find(({part}) => part === value);
      inputOf(option).checked = chosen.includes(value);
      rankOf(option).textContent = chosen.indexOf(value) + 1 || "";
      if (marked) showMark(option, marked.mark);
    }
  },
};

INTERACTIONS.order = order;
