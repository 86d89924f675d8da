import {icon} from "./elements.js";

const inputsOf = (form) => [...form.querySelectorAll(".options input")];

/** Choose one of the options, or several where they are checkboxes. */
export const choice = {
  /** The letters that are chosen now. */
  read: (form) =>
    inputsOf(form)
      .filter((input) => input.checked)
      .map((input) => input.value),

  /** The verdict on an answer, and the parts worth explaining: first what was chosen, then what was missed. */
  mark(form, chosen) {
    const letters = inputsOf(form).map((input) => input.value);
    const isRight = (part) => form.querySelector(`.reasons [data-part="${part}"]`).hasAttribute("data-correct");
    const took = letters.filter((part) => chosen.includes(part) && isRight(part));
    const mistook = letters.filter((part) => chosen.includes(part) && !isRight(part));
    const missed = letters.filter((part) => !chosen.includes(part) && isRight(part));
    const several = inputsOf(form)[0].type === "checkbox";
    return {
      verdict: !mistook.length && !missed.length ? "right" : took.length ? "partly" : "wrong",
      parts: [
        ...took.map((part) => ({part, mark: "right", word: "took"})),
        ...mistook.map((part) => ({part, mark: "wrong", word: "mistook"})),
        ...missed.map((part) => ({part, mark: "missed", word: several ? "missed" : "answer"})),
      ],
    };
  },

  /** Show an answer, locked, with its marks; or, without one, an open and empty form. */
  show(form, chosen, parts) {
    for (const input of inputsOf(form)) {
      const option = input.closest(".option");
      const marked = parts.find(({part}) => part === input.value);
      for (const old of option.querySelectorAll(".icon")) old.remove();
      delete option.dataset.mark;
      input.checked = chosen.includes(input.value);
      input.disabled = chosen.length > 0;
      if (marked) {
        option.dataset.mark = marked.mark;
        option.append(icon(marked.mark));
      }
    }
  },

  /** Where the reader begins. */
  first: (form) => inputsOf(form)[0],
};
