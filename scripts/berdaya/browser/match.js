import {reasonsOf, showMark} from "./elements.js";
import {grade, tally} from "./choice.js";
import {INTERACTIONS} from "./interactions.js";
import {pick} from "./pick.js";

const rowsOf = (form) => [...form.querySelectorAll(".row")];

/** The text of a response in a row, of an option of its list or of a radio button. */
function responseIn(row, response) {
  const found = [...row.querySelectorAll("option, input")].find((each) => each.value === response);
  return found && (found.text || found.parentElement.textContent.trim());
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
    const rows = rowsOf(form);
    const parts = reasonsOf(form).flatMap((why) => {
      const {part, key} = why.dataset;
      if (!key) {
        // A response that fits nothing: worth a word if it was chosen.
        const isChosen = rows.some((row) => pick(chosen, row.dataset.part) === part);
        return isChosen ? {part, why, mark: "wrong", word: "mistook"} : [];
      }
      const response = pick(chosen, part);
      if (response === key) return {part, why, mark: "right", word: "pair_right"};
      const row = rows.find((each) => each.dataset.part === part);
      return {part, why, mark: "wrong", word: "pair_wrong", said: "chose", own: response && responseIn(row, response)};
    });
    return grade(parts, tally(parts, "right"), rows.length);
  },

  show(form, chosen, parts) {
    for (const row of rowsOf(form)) {
      const response = pick(chosen, row.dataset.part);
      const marked = parts.find(({part}) => part === row.dataset.part); // pairs come before extras
      for (const control of row.querySelectorAll("select, input")) {
        if (control.type === "radio") control.checked = control.value === response;
        else control.value = response;
      }
      if (marked) showMark(row, marked.mark, row.querySelector(".premise"));
    }
  },
};

INTERACTIONS.match = match;
