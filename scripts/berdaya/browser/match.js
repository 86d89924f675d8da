import {reasonsOf, showMark} from "./elements.js";
import {tally, grade} from "./choice.js";

const rowsOf = (form) => [...form.querySelectorAll(".row")];

/** What an answer has for the premise or gap `letter`; "" where it has nothing. */
export function pick(chosen, letter) {
  const found = chosen.find((each) => typeof each === "string" && each[0] === letter);
  return found ? found.slice(1) : "";
}

/** Give each premise its response: from a list, or by a row of radio buttons where responses fit several premises. */
export const match = {
  ask: "fill",

  read(form) {
    const pairs = rowsOf(form).map((row) => {
      const control = row.querySelector("select, :checked");
      return control && control.value && row.dataset.part + control.value;
    });
    return pairs.every(Boolean) ? pairs : [];
  },

  mark(form, chosen) {
    const pairs = [];
    const extras = [];
    for (const why of reasonsOf(form)) {
      const {part, key} = why.dataset;
      const isRight = pick(chosen, part) === key;
      if (key) pairs.push({part, why, ...(isRight ? {mark: "right", word: "pair_right"} : {mark: "wrong", word: "pair_wrong"})});
      else if (rowsOf(form).some((row) => pick(chosen, row.dataset.part) === part)) extras.push({part, why, mark: "wrong", word: "mistook"});
    }
    return {...grade(tally(pairs, "right"), pairs.length), parts: [...pairs, ...extras]};
  },

  show(form, chosen, parts) {
    for (const row of rowsOf(form)) {
      const response = pick(chosen, row.dataset.part);
      const marked = parts.find(({part}) => part === row.dataset.part); // pairs come before extras
      for (const control of row.querySelectorAll("select, input")) {
        if (control.type === "radio") control.checked = control.value === response;
        else control.value = response;
      }
      if (marked) showMark(row, marked.mark);
    }
  },

  first: (form) => form.querySelector(".row select, .row input"),
};
