import {reasonsOf, showMark} from "./elements.js";
import {grade, judge, tally} from "./choice.js";
import {INTERACTIONS} from "./interactions.js";
import {normal} from "./normal.js";
import {pick} from "./pick.js";

const controlsOf = (form) => [...form.querySelectorAll(".cloze [name]")];

/** A typed word, and the reader's own writing of it where that is not one of the accepted ones. */
function judgeWord(why, own) {
  const {part, accepted} = why.dataset;
  const fitting = accepted.split("|");
  const isRight = fitting.some((each) => normal(each) === normal(own));
  const [mark, word] = isRight ? ["right", "took"] : ["missed", "answer"];
  return {part, why, mark, word, said: "typed", own: fitting.includes(own) ? "" : own};
}

/** Fill the gaps of a text: by choosing, or by typing. */
export const gaps = {
  ask: "fill",

  read(form) {
    const filled = controlsOf(form).map(({name, value}) => value.trim() && name + value.trim());
    return filled.every(Boolean) ? filled : [];
  },

  mark(form, chosen) {
    const controls = controlsOf(form);
    const parts = controls.flatMap(({name}) => {
      const reasons = reasonsOf(form).filter((why) => why.dataset.part[0] === name);
      const own = pick(chosen, name);
      if ("accepted" in reasons[0].dataset) return judgeWord(reasons[0], own);
      return judge(reasons, (part) => part === name + own, "answer");
    });
    return grade(parts, tally(parts, "right"), controls.length);
  },

  show(form, chosen, parts) {
    for (const control of controlsOf(form)) {
      control.value = pick(chosen, control.name);
      const marked = parts.find(({part}) => part[0] === control.name);
      if (marked) showMark(control.parentElement, marked.mark === "right" ? "right" : "wrong");
    }
  },
};

INTERACTIONS.text_entry = gaps;
